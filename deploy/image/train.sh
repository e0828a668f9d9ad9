#!/usr/bin/env bash
# Starts a service up to the point where it would go to Kafka, and leaves its classes, read and checked, in an AOT cache.
# Runs while an image is built; the settings and keys are of this one run, and stay in a stage that is thrown away.
set -euo pipefail
module=$1
mkdir /training/made
: >/training/made/start.options
if [[ $module != *-service ]]; then
  exit # only services start often, and end the start where they are told to
fi
keys=$(mktemp -d)/keys
java -jar /training/cli.jar keys new --directory "$keys"

export AUTHFLOW_COGNITO_REGION=us-east-1 AUTHFLOW_COGNITO_USER_POOL_ID=us-east-1_training
export AUTHFLOW_COGNITO_CLIENT_ID=training AUTHFLOW_COGNITO_CLIENT_SECRET=training
export AUTHFLOW_SEALING_PUBLIC_KEYS=$keys/public.json AUTHFLOW_SEALING_PRIVATE_KEYS=$keys/logout.json
export AUTHFLOW_MESSAGING_DEAD_LETTER_KEY=$(<"$keys/dead-letter.key")
export AUTHFLOW_CHECK_USER_REF_KEY=$(<"$keys/user-ref.key") AUTHFLOW_SIGNUP_FLOW_REF_KEY=$(<"$keys/flow-ref.key")
export AUTHFLOW_SCHEDULER_STATE_DIRECTORY=$keys

# The first compiler alone keeps no profiles, which would make the cache larger. With the heap of a build machine of 64 GB, references
# would be laid out in a way that no small container has, and none could use the cache.
timeout 180 java @java.options -Xmx1g -XX:TieredStopAtLevel=1 -Xlog:disable -Xlog:all=error:stderr \
  -XX:AOTCacheOutput=/training/made/app.aot -Dspring.context.exit=onRefresh -jar app.jar
echo "-XX:AOTCache=app.aot" >/training/made/start.options
