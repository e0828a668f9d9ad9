// Asks for a session, and waits for its tokens:  node publish.mjs BROKER KEYS-URL USER SECONDS < password
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { decodeJwt } from 'jose';
import { Kafka, Partitioners, logLevel } from 'kafkajs';
import { fetchKeys, newReplyKey, openTokens, sealPassword } from './authflow.mjs';

const [broker, keysUrl, username, seconds] = process.argv.slice(2);
const password = (await text(process.stdin)).replace(/\r?\n$/, '');
const requestId = randomUUID();
const replyKey = await newReplyKey();
const kafka = new Kafka({ clientId: 'authflow-example', brokers: [broker], logLevel: logLevel.ERROR });

const request = {
  requestId,
  username,
  password: await sealPassword({ keys: await fetchKeys(keysUrl), requestId, username, password, replyKey }),
  sessionSeconds: Number(seconds),
  intent: 'login',
  replyKey: replyKey.jwk,
};
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
await producer.send({ topic: 'auth.requested.v1', messages: [{ key: requestId, value: JSON.stringify(request) }] });
await producer.disconnect();
console.log(`request ${requestId}`);

const consumer = kafka.consumer({ groupId: `authflow-example-${requestId}` });
await consumer.connect();
await consumer.subscribe({ topics: ['auth.logged-in.v1', 'auth.failed.v1'], fromBeginning: true });
const answer = await new Promise((resolve, reject) => {
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  consumer
    .run({
      eachMessage: async ({ topic, message }) => {
        if (message.key?.toString() === requestId) resolve({ topic, ...JSON.parse(message.value.toString()) });
      },
    })
    .catch(reject);
});
await consumer.disconnect();

if (answer.topic === 'auth.failed.v1') {
  console.log(`failed in ${answer.step}: ${answer.code}`);
  process.exitCode = 1;
} else {
  const { accessToken, ...others } = await openTokens({ sealed: answer.tokens, requestId, username, replyKey });
  // use them here; never print one
  console.log(`access token of ${decodeJwt(accessToken).username}, and ${Object.keys(others).join(', ')}`);
}
