// "Move it yourself": levers, and what the simulator in this page makes of them beside the shipped answer.
import { h, append, select, written } from './dom.js';
import { data, titles } from './results.js';
import { missingHere, startCrew } from './crew.js';
import { Outcomes } from './explored.js';
import { answerTable, differencesLine } from './explore_answer.js';
import { leverInput, movedText, settingsOf } from './levers.js';

const live = data.live;
const checkpoints = [5, 20, 80, 200], most = checkpoints[checkpoints.length - 1];
const baselinesKept = 4; // of settings of the council
const study = live && !live.refused ? JSON.parse(data.study) : null;

/** Policies that a lever changes: those of that name, or with a part of that name; all for the council's. */
function touched(field) {
  const name = (/^policy\.([^.]+)\./.exec(field) || [])[1];
  const has = (policy) => policy.name === name || (policy.combine || []).some((part) => part.name === name);
  return data.policies.map((_, p) => p).filter((p) => !name || has(study.policies[p]));
}

/** Settings that change the baseline too, as a text. */
const ofCouncil = (settings) => JSON.stringify(Object.entries(settings).filter(([field]) => touched(field).includes(0)));

/** The first count replications of some policies, for a worker at a time: few at first, then whole draws. */
function queueOf(count, policies, there) {
  const queue = [];
  for (let r = 0; r < count; r++) {
    const trials = policies.filter((p) => !there(p, r)).map((p) => [p, r]);
    if (r < 8 || r % live.share === 0) queue.push(trials); else queue[queue.length - 1].push(...trials);
  }
  return queue.filter((trials) => trials.length > 0);
}

class Explorer {
  constructor(parts) {
    Object.assign(this, parts);
    this.about = data.brief.options.find((option) => option.answer)?.policy ?? 1;
    this.values = live.levers.map((lever) => lever.now);
    this.baselines = new Map(); // outcomes of the baseline, by the council's settings
    this.checked = null;
  }

  settings() { return settingsOf(live.levers, this.values); }

  /** Starts the workers once, and runs replication 0 as it was shipped: its numbers must be the same. */
  ready() {
    this.starting ??= this.start().catch((error) => { this.refuse(`The levers cannot be moved here: ${error.message}.`); return null; });
    return this.starting;
  }

  async start() {
    const lacking = missingHere();
    if (lacking) throw new Error(`this browser has no ${lacking}`);
    this.say('Starting the simulator and checking it …');
    this.crew = await startCrew(data.study, live.files ?? {});
    const outcomes = new Outcomes(), policies = [0, this.about];
    await new Promise((done, fail) => this.crew.run({}, policies.map((p) => [[p, 0]]), (one) => {
      outcomes.put(one);
      if (policies.every((p) => outcomes.has(p, 0))) done();
    }, (why) => fail(new Error(why))));
    for (const p of policies)
      if (outcomes.hash(p, 1) !== live.hashes[p].first) throw new Error('it makes other numbers here than the program made');
    this.say(`Checked: simulated future 1 has the same numbers here as in the program, all ${data.years.length} years of ${Object.keys(data.measures).length} measures (${live.hashes[this.about].first}). Move a lever.`);
    this.warm();
    return this.crew;
  }

  /** While nothing is asked for: the baseline's futures, which levers of a policy leave as they are. */
  warm() {
    setTimeout(() => {
      const { outcomes, kept } = this.outcomesFor({});
      const queue = queueOf(most, [0], (p, r) => outcomes.has(p, r));
      if (!this.asked && queue.length) this.crew.run({}, queue, (one) => this.keep(outcomes, kept, one), () => {});
    });
  }

  keep(outcomes, kept, one) {
    outcomes.put(one);
    if (one.policy === 0) kept.set(one.replication, { replication: one.replication, kept: outcomes.trials.get(outcomes.key(0, one.replication)) });
  }

  say(text) { this.status.textContent = text; }
  refuse(text) {
    this.say(text);
    this.panel.querySelectorAll('input, select, button').forEach((one) => { one.disabled = true; });
  }

  outcomesFor(settings) {
    const key = ofCouncil(settings), outcomes = new Outcomes();
    if (!this.baselines.has(key)) this.baselines.set(key, new Map());
    const old = [...this.baselines.keys()].filter((one) => one !== key && one !== ofCouncil({}));
    if (this.baselines.size > baselinesKept) this.baselines.delete(old[0]);
    const kept = this.baselines.get(key);
    for (const one of kept.values()) outcomes.trials.set(outcomes.key(0, one.replication), one.kept);
    return { outcomes, kept };
  }

  /** Runs what is set, from the first replication on; what was under way is dropped. */
  async simulate(count = most, settings = this.settings()) {
    const asked = this.asked = {};
    const crew = await this.ready();
    if (!crew) return null;
    const policy = this.about, { outcomes, kept } = this.outcomesFor(settings);
    const begun = performance.now();
    return new Promise((done) => {
      let shown = 0;
      crew.run(settings, queueOf(count, [0, policy], (p, r) => outcomes.has(p, r)), (one) => {
        this.keep(outcomes, kept, one);
        const there = outcomes.complete([0, policy]);
        const step = [...checkpoints, count].filter((n) => n <= there && n <= count).pop() ?? 0;
        this.say(`${there} of ${count} simulated futures …`);
        if (step > shown) this.show(outcomes, policy, shown = step, settings, performance.now() - begun);
        if (there < count) return;
        if (this.asked === asked) this.asked = null;
        this.warm();
        done(outcomes);
      }, (why) => { this.say(`These settings cannot be simulated: ${why}`); done(null); });
    });
  }

  show(outcomes, policy, count, settings, milliseconds) {
    this.panel.dataset.count = count;
    this.panel.dataset[`after${count}`] = Math.round(milliseconds);
    this.answer.replaceChildren(answerTable(outcomes, policy, count));
    this.line.update(outcomes, policy, count);
    const moved = movedText(live.levers, settings);
    this.say(`${count} simulated futures${moved ? `, explored, not studied: ${moved}` : ', as shipped'}.`);
    this.stamp.textContent = moved ? `Levers moved, explored and not studied: ${moved}. ${count} simulated futures; seed ${data.provenance.seed}.` : '';
    this.panel.classList.toggle('moved', Boolean(moved));
  }

  moved(i, value) {
    this.values[i] = value;
    const policies = touched(live.levers[i].field);
    if (!policies.includes(this.about)) this.choose(policies[0]);
    this.simulate();
  }

  choose(policy) {
    this.about = policy;
    this.option.value = String(policy - 1);
  }

  asShipped() {
    this.values = live.levers.map((lever) => lever.now);
    this.inputs.forEach((one) => one.reset());
    this.simulate();
  }

  /** All futures of the study at its own settings: one hash of every number, here and in the program. */
  async proof() {
    const policy = this.about, outcomes = await this.simulate(live.replications, {});
    if (!outcomes) return;
    const same = [0, policy].every((p) => outcomes.hash(p, live.replications) === live.hashes[p].all);
    this.say(`${live.replications} simulated futures as shipped: ${same ? 'every number is the same' : 'NOT the same numbers'}. Hash of all of them here ${outcomes.hash(policy, live.replications)}, in the program ${live.hashes[policy].all}.`);
    this.panel.dataset.proof = same ? 'same' : 'different';
  }

  async download() {
    const crew = await this.ready();
    if (!crew) return;
    const changed = await crew.describe(this.settings());
    const link = h('a', { href: URL.createObjectURL(new Blob([changed.study], { type: 'application/json' })), download: `explored_${changed.fingerprint}.json` });
    link.click();
    this.say(`The changed study has the fingerprint ${changed.fingerprint}. Run it: tenure run explored_${changed.fingerprint}.json`);
  }
}

const button = (text, act) => h('button', { type: 'button', class: 'govuk-button govuk-button--secondary', onclick: act }, text);

/** Starts the simulator when the levers come into view, so that the first move is quick. */
function startInView(panel, explorer) {
  new IntersectionObserver((all, self) => {
    if (!all.some((one) => one.isIntersecting)) return;
    self.disconnect();
    explorer.ready();
  }).observe(panel);
}

/** The levers; nothing where the study has none, and why where they cannot be moved. */
export function explorePart() {
  if (!live) return null;
  const panel = h('section', { class: 'part explore', id: 'explore', 'aria-labelledby': 'explore-heading' },
    h('h2', { class: 'govuk-heading-m', id: 'explore-heading' }, 'Move it yourself'));
  if (live.refused) return append(panel, [h('p', { class: 'small' }, `The levers of this study cannot be moved in the page: ${live.refused}`)]), panel;
  const parts = { panel, status: h('p', { class: 'small', role: 'status', id: 'explore-status' }, 'The simulator starts when these levers come into view.'), answer: h('div', { class: 'explored' }), stamp: h('p', { class: 'small stamp' }), line: differencesLine() };
  const explorer = new Explorer(parts);
  explorer.inputs = live.levers.map((lever, i) => leverInput(lever, i, (value) => explorer.moved(i, value)));
  const option = select('explore-option', 'Option shown', titles.slice(1), (i) => { explorer.about = i + 1; explorer.simulate(); });
  explorer.option = option.querySelector('select');
  explorer.choose(explorer.about);
  append(panel, [
    h('p', { class: 'small' }, 'This page holds the simulator. Whatever you move is simulated here, with the same simulated people and chance events as the study; the shipped answer stays beside it. A field that is moved is taken as certain.'),
    live.files && h('p', { class: 'small' }, h('strong', {}, 'It holds the staff list too. '), `For that the study starts from ${Object.keys(live.files).join(' and ')}, a line for each person: give this page only to those who may read the list.`),
    h('div', { class: 'two' },
      h('div', { class: 'levers' }, option, explorer.inputs.map((one) => one.element), h('div', { class: 'lever-buttons' },
        button('Back to the study’s settings', () => explorer.asShipped()), button('Download the changed study', () => explorer.download()),
        button(`Check all ${live.replications} futures against the program`, () => explorer.proof()))),
      h('div', {}, parts.status, parts.stamp, parts.answer, parts.line.host))]);
  startInView(panel, explorer);
  return panel;
}
