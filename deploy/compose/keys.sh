#!/usr/bin/env bash
# Makes keys and the client secret where there are none, and gives each program those that it uses, in a volume of its own.
# Run again after a rotation, it hands out what changed.
set -euo pipefail
umask 077
cd /run/authflow

if [ ! -e keys ]; then
  rm -rf new
  java -jar /app/app.jar keys new --directory new
  tr -dc a-z0-9 </dev/urandom | head -c 51 >new/client-secret || [ "$(wc -c <new/client-secret)" = 51 ]
  mv new keys
fi
# of a real pool's app client, where one is given
if [ -e /client-secret ]; then
  if [ ! -f /client-secret ] || [ ! -s /client-secret ]; then
    echo "AUTHFLOW_COGNITO_CLIENT_SECRET_FILE names no file with content: set it to the file that holds the app client's secret" >&2
    exit 1
  fi
  install -m 400 /client-secret keys/client-secret
fi

give() { # program file...
  local program=$1 file
  for file in "${@:2}"; do
    install -m 400 -o 10001 -g 10001 "keys/$file" "/keys/$program/.new"
    mv "/keys/$program/.new" "/keys/$program/$file" # never half a file
  done
  chown 10001:10001 "/keys/$program"
  chmod 700 "/keys/$program"
}

give signup client-secret dead-letter.key flow-ref.key signup.json
give login client-secret dead-letter.key public.json login.json
give logout client-secret dead-letter.key logout.json
if [ ! -e /client-secret ]; then
  give cognito client-secret
fi
# what is sealed with a new public key must find its private key in place
give check client-secret dead-letter.key user-ref.key public.json
