// A worker of the page: keeps an engine, runs what it is sent one replication at a time, and drops it when other work is sent.
import { startEngine } from './engine.js';

let engine = null, study = '', files = {}, opened = null, latest = 0;

/** Lets a message in that has come meanwhile. */
const breath = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); done(); }; port2.postMessage(0); });

function open(settings) {
  const wanted = JSON.stringify(settings);
  if (opened === wanted) return;
  opened = null;
  engine.open(study, settings, files);
  opened = wanted;
}

function trial(token, policy, replication) {
  try {
    const { values, hash } = engine.run(policy, replication);
    self.postMessage({ kind: 'outcome', token, policy, replication, values: values.buffer, hash }, [values.buffer]);
  } catch (error) {
    self.postMessage({ kind: 'outcome', token, policy, replication, values: null, why: error.message });
  }
}

async function run({ token, settings, trials }) {
  latest = token;
  try {
    open(settings);
  } catch (error) {
    self.postMessage({ kind: 'refused', token, why: error.message });
    return;
  }
  for (const [policy, replication] of trials) {
    trial(token, policy, replication);
    await breath();
    if (latest !== token) return;
  }
  self.postMessage({ kind: 'idle', token });
}

async function start(sent) {
  study = sent.study;
  files = sent.files;
  engine = await startEngine(sent.module);
  self.postMessage({ kind: 'ready' });
}

const acts = {
  start,
  run,
  stop: ({ token }) => { latest = token; },
  describe: ({ settings }) => { open(settings); self.postMessage({ kind: 'described', ...engine.describe() }); },
};

self.onmessage = (event) => Promise.resolve(acts[event.data.kind](event.data)).catch((error) => self.postMessage({ kind: 'broken', why: error.message }));
