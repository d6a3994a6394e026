// The simulator that the report's page carries, run by node: at the study's settings and with levers moved it makes
// the numbers of the program, for every policy, replication, year and measure; so it does where the study stands on a
// pack, and where it starts from a staff list.
//
// usage: node engine_test.mjs PROGRAM FOLDER    (FOLDER/live, with_pack and with_list hold results)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startEngine } from '../../output/report/source/engine.js';

const [program, folder] = process.argv.slice(2);
const listFile = 'staff_list_example.csv';

function page(file) {
  const text = readFileSync(file, 'utf8');
  const part = (id) => new RegExp(`id="${id}">(.*?)</script>`, 's').exec(text)[1];
  return { text, data: JSON.parse(part('data')), engine: gunzipSync(Buffer.from(part('engine'), 'base64')) };
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
const report = (results, words = []) => execFileSync(program, ['report', results, '--quiet', ...words]);

/** A report's data and its engine, whose numbers are those of the program. */
async function asShipped(name) {
  const { data, engine: bytes } = page(join(folder, name, 'report.html'));
  assert.equal(data.live.refused, undefined);
  const engine = await startEngine(await WebAssembly.compile(bytes));
  const size = engine.open(data.study, {}, data.live.files);
  assert.deepEqual([size.years, size.measures], [data.years.length, Object.keys(data.measures).length]);
  assert.deepEqual(hashes(engine, data), program_hashes(data), `${name}: the engine makes other numbers than the program; renew it: scripts/update_engine`);
  console.log(`        ${name} as shipped: ${data.policies.length} policies, ${data.live.replications} replications, ${size.years} years, ${size.measures} measures: identical`);
  return { data, engine };
}

/** Levers moved, those of a policy and of the council, those of numbers and of words; the program runs the changed study. */
function moved(name, { data, engine }, words = []) {
  const settings = Object.fromEntries(data.live.levers.map((lever) => [lever.field, lever.words ? lever.words[1] : lever.to]));
  engine.open(data.study, settings, data.live.files);
  const { study, fingerprint } = engine.describe();
  const place = join(folder, `${name}_changed`), changed = join(place, 'results');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  if (words.length) copyFileSync(words[1], join(place, listFile));
  writeFileSync(join(place, 'study.json'), study);
  execFileSync(program, ['run', join(place, 'study.json'), '-o', changed, '--quiet']);
  report(changed, words);
  const other = page(join(changed, 'report.html')).data;
  assert.ok(other.provenance.fingerprint.startsWith(fingerprint), `${other.provenance.fingerprint} is not of ${fingerprint}`);
  assert.deepEqual(hashes(engine, data), program_hashes(other), `${name}: with levers moved the engine makes other numbers than the program`);
  assert.notDeepEqual(program_hashes(other), program_hashes(data), 'levers that are moved change something');
  console.log(`        ${name}, ${Object.keys(settings).length} levers moved: identical`);
  return settings;
}

const live = await asShipped('live');
const settings = moved('live', live);
const { data, engine } = live;

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

moved('with_pack', await asShipped('with_pack'));

// Of a staff list the page holds nothing, and has no levers, unless it is handed over for that.
const list = join(folder, 'with_list_study', listFile);
const without = readFileSync(join(folder, 'with_list/report.html'), 'utf8');
assert.match(without, /"refused":"it starts from a staff list/);
assert.ok(!without.includes('birth_year'), 'nobody on the list is in the page');
report(join(folder, 'with_list'), ['--staff-list', list]);
const listed = await asShipped('with_list');
moved('with_list', listed, ['--staff-list', list]);
assert.throws(() => listed.engine.open(listed.data.study, {}), /not in the page/);
const rows = Object.fromEntries(Object.entries(listed.data.live.files).map(([path, table]) => [path, { rows: table.rows.slice(1) }]));
assert.throws(() => listed.engine.open(listed.data.study, {}, rows), /not the list that was used/);
