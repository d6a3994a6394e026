// The page's workers, and what they are given to do: the newest work alone.

const most = 8;

/** The engine that the page carries: base64 of gzip of WebAssembly. */
async function carriedModule() {
  const text = document.getElementById('engine').textContent.trim();
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** Why this browser cannot simulate; empty if it can. */
export function missingHere() {
  const needed = { WebAssembly: 'WebAssembly', Worker: 'web workers', DecompressionStream: 'decompression', BigInt64Array: 'whole numbers of 64 bits' };
  return Object.keys(needed).filter((name) => !(name in window)).map((name) => needed[name]).join(', ');
}

function startWorker(url, start, heard) {
  const worker = new Worker(url);
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || 'a worker does not start'));
    worker.onmessage = ({ data }) => {
      if (data.kind === 'broken') return reject(new Error(data.why));
      worker.onmessage = (event) => heard(worker, event.data);
      worker.onerror = (event) => heard(worker, { kind: 'broken', why: event.message });
      return resolve(worker);
    };
    worker.postMessage({ kind: 'start', ...start });
  });
}

/** Starts the workers. @param study the resolved study's text @param files that it rests on @return {run, stop, describe, size} */
export async function startCrew(study, files) {
  const url = URL.createObjectURL(new Blob([__worker__], { type: 'text/javascript' })); // put in by build.mjs
  const module = await carriedModule();
  const size = Math.max(1, Math.min(most, navigator.hardwareConcurrency || 2));
  let token = 0, work = null, described = null;

  function next(worker) {
    const trials = work && work.queue.shift();
    if (trials) worker.postMessage({ kind: 'run', token, settings: work.settings, trials });
  }
  function heard(worker, data) {
    if (data.kind === 'described') return described(data);
    if (data.kind === 'broken') return work && work.refused(data.why);
    if (!work || data.token !== token) return undefined;
    if (data.kind === 'outcome') return work.outcome(data);
    return data.kind === 'idle' ? next(worker) : work.refused(data.why);
  }
  const workers = await Promise.all(Array.from({ length: size }, () => startWorker(url, { module, study, files }, heard)));
  const stop = () => {
    token += 1;
    work = null;
    workers.forEach((worker) => worker.postMessage({ kind: 'stop', token }));
  };
  return {
    size,
    stop,
    /** Drops what is under way. @param queue lists of [policy, replication], one for a worker at a time */
    run(settings, queue, outcome, refused) {
      stop();
      work = { settings, queue, outcome, refused };
      workers.forEach(next);
    },
    describe: (settings) => new Promise((done) => { described = done; workers[0].postMessage({ kind: 'describe', settings }); }),
  };
}
