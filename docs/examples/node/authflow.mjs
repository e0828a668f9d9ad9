// What a client of authflow needs besides its Kafka client: a password sealed, and tokens opened.
import { CompactEncrypt, calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair, importJWK } from 'jose';

const BLOCK_BYTES = 256; // the plaintext is padded, so that its length says nothing

/** The current public keys, as check-service serves them. Fetch them anew now and then: keys are rotated. */
export async function fetchKeys(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answered with ${answer.status}`);
  return (await answer.json()).keys;
}

/** A key pair of one request, to which its tokens are sealed. Keep it in memory until they have come. */
export async function newReplyKey() {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const jwk = { kty, crv, x, y };
  return { jwk, privateKey, thumbprint: await calculateJwkThumbprint(jwk) };
}

/** The password as a request carries it: sealed to signup-service and to login-service, for this request only. */
export async function sealPassword({ keys, requestId, username, password, replyKey, lifeSeconds = 21_600 }) {
  const plaintext = padded({ username, secret: password });
  const exp = Math.floor(Date.now() / 1_000) + lifeSeconds;
  const sealed = {};
  for (const audience of ['signup', 'login']) {
    const key = keys.find(({ kid }) => kid.startsWith(`${audience}-`));
    if (!key) throw new Error(`there is no public key of ${audience}`);
    sealed[audience] = await new CompactEncrypt(plaintext)
      .setProtectedHeader({
        alg: 'ECDH-ES',
        enc: 'A256GCM',
        kid: key.kid,
        aud: [audience],
        purpose: 'password',
        rid: requestId,
        exp,
        ...(replyKey && { jkt: replyKey.thumbprint }),
      })
      .encrypt(await importJWK(key, 'ECDH-ES'));
  }
  return sealed;
}

/** The tokens in auth.logged-in.v1: accessToken, idToken, refreshToken, expiresIn. Refuses those of another request. */
export async function openTokens({ sealed, requestId, username, replyKey }) {
  const { plaintext, protectedHeader: header } = await compactDecrypt(sealed, replyKey.privateKey, {
    keyManagementAlgorithms: ['ECDH-ES'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  const { username: owner, ...tokens } = JSON.parse(new TextDecoder().decode(plaintext));
  const ours =
    header.purpose === 'tokens' && [header.aud].flat().join() === 'requester' && header.rid === requestId && owner === username;
  if (!ours) throw new Error('the tokens were sealed for another request');
  return tokens;
}

function padded(value) {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const bytes = new Uint8Array(Math.ceil(json.length / BLOCK_BYTES) * BLOCK_BYTES).fill(0x20);
  bytes.set(json);
  return bytes;
}
