// The simulator that the report's page carries, run by node: at the study's settings and with levers moved it makes
// the numbers of the program, for every policy, replication, year and measure.
//
// usage: node engine_test.mjs PROGRAM FOLDER    (FOLDER/live/report.html is there)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startEngine } from '../../output/report/source/engine.js';

const [program, folder] = process.argv.slice(2);

function page(file) {
  const text = readFileSync(file, 'utf8');
  const part = (id) => new RegExp(`id="${id}">(.*?)</script>`, 's').exec(text)[1];
  return { data: JSON.parse(part('data')), engine: gunzipSync(Buffer.from(part('engine'), 'base64')) };
}

const hexadecimal = (x) => BigInt.asUintN(64, x).toString(16).padStart(16, '0');

/** Of every policy, the hash of all its outcomes. */
function hashes(engine, data) {
  return data.policies.map((_, policy) => {
    let sum = 0n;
    for (let r = 0; r < data.live.replications; r++) sum += engine.run(policy, r).hash;
    return hexadecimal(sum);
  });
}

const program_hashes = (data) => data.live.hashes.map((one) => one.all);

const { data, engine: bytes } = page(join(folder, 'live/report.html'));
const engine = await startEngine(await WebAssembly.compile(bytes));
const size = engine.open(data.study, {});
assert.deepEqual([size.years, size.measures], [data.years.length, Object.keys(data.measures).length]);
assert.deepEqual(hashes(engine, data), program_hashes(data), 'the engine makes other numbers than the program; renew it: scripts/update_engine');
console.log(`        as shipped: ${data.policies.length} policies, ${data.live.replications} replications, ${size.years} years, ${size.measures} measures: identical`);

// Levers moved, those of a policy and of the council, those of numbers and of words; the changed study is run by the program.
const settings = Object.fromEntries(data.live.levers.map((lever) => [lever.field, lever.words ? lever.words[1] : lever.to]));
engine.open(data.study, settings);
const { study, fingerprint } = engine.describe();
const changed = join(folder, 'live_changed');
rmSync(changed, { recursive: true, force: true });
writeFileSync(`${changed}.json`, study);
execFileSync(program, ['run', `${changed}.json`, '-o', changed, '--quiet']);
execFileSync(program, ['report', changed, '--quiet']);
const other = page(join(changed, 'report.html')).data;
assert.ok(other.provenance.fingerprint.startsWith(fingerprint), `${other.provenance.fingerprint} is not of ${fingerprint}`);
assert.deepEqual(hashes(engine, data), program_hashes(other), 'with levers moved the engine makes other numbers than the program');
assert.notDeepEqual(program_hashes(other), program_hashes(data), 'levers that are moved change something');
console.log(`        ${Object.keys(settings).length} levers moved: identical`);

// A lever alone, and one that changes nothing for the baseline.
const [payment] = Object.keys(settings).filter((field) => field.startsWith('policy.'));
engine.open(data.study, { [payment]: settings[payment] });
const alone = hashes(engine, data);
assert.equal(alone[0], program_hashes(data)[0], 'the baseline is as it was');
assert.notEqual(alone[1], program_hashes(data)[1]);

// What cannot be set is refused in words, and the engine goes on.
assert.throws(() => engine.open(data.study, { 'authority.nothing': 1 }), /no field of this study/);
assert.throws(() => engine.open(data.study, { [payment]: -1 }), /below/);
assert.throws(() => engine.open('{"authority": {"extends": "x.yaml"}}', {}), /not in the page/);
engine.open(data.study, {});
assert.deepEqual(hashes(engine, data), program_hashes(data));
