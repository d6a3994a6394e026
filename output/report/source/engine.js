// The simulator itself, compiled for the web: one study open at a time, one replication of a policy at a time.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What the compiled program asks of the system it runs on: next to nothing. */
const system = { proc_exit: (code) => { throw new Error(`the engine ended with ${code}`); } };

function imports(module) {
  const all = {};
  for (const one of WebAssembly.Module.imports(module)) {
    all[one.module] = all[one.module] || {};
    all[one.module][one.name] = system[one.name] || (() => 0);
  }
  return all;
}

/** @param module compiled @return {open, run, describe} */
export async function startEngine(module) {
  const { exports: engine } = await WebAssembly.instantiate(module, imports(module));
  engine._initialize();
  const message = () => {
    const at = engine.engine_message(), all = new Uint8Array(engine.memory.buffer);
    return decoder.decode(all.slice(at, all.indexOf(0, at)));
  };
  const put = (which, text) => {
    const bytes = encoder.encode(text), at = engine.engine_text(which, bytes.length);
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  };
  const described = (print) => { engine.engine_describe(print); return message(); };
  return {
    /** @param study resolved, as text @param settings values by parameter path @param files that it rests on */
    open(study, settings, files = {}) {
      put(0, study);
      put(1, JSON.stringify(settings));
      put(2, JSON.stringify(files));
      if (!engine.engine_open()) throw new Error(message());
      return { years: engine.engine_years(), measures: engine.engine_measures() };
    },
    /** Outcomes as they are stored, by [year][measure], the horizon after the last year; and their hash. */
    run(policy, replication) {
      const at = engine.engine_run(policy, replication);
      if (!at) throw new Error(message());
      const values = new BigInt64Array(engine.memory.buffer, at, (engine.engine_years() + 1) * engine.engine_measures()).slice();
      return { values, hash: BigInt.asUintN(64, (BigInt(engine.engine_hash(1)) << BigInt(32)) | BigInt(engine.engine_hash(0) >>> 0)) };
    },
    /** The study with its settings, as text that can be run, and its fingerprint. */
    describe: () => ({ study: described(0), fingerprint: described(1) }),
  };
}
