// Publishes each line of standard input, KEY<tab>VALUE with an empty key for none, with kafkajs at its defaults.
import { createInterface } from 'node:readline';
import { Kafka, logLevel } from 'kafkajs';

const [broker, topic] = process.argv.slice(2);
const BATCH = 100;
const producer = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR }).producer();
await producer.connect();
let messages = [];
for await (const line of createInterface({ input: process.stdin })) {
  const tab = line.indexOf('\t');
  messages.push({ key: tab > 0 ? line.slice(0, tab) : null, value: line.slice(tab + 1) });
  if (messages.length === BATCH) {
    await producer.send({ topic, messages });
    messages = [];
  }
}
if (messages.length > 0) {
  await producer.send({ topic, messages });
}
await producer.disconnect();
