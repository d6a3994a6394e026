// What comes out of replications that the page ran itself: means, differences, ranges, from outcomes as they are stored.
import { data } from './results.js';

const live = data.live;
const names = Object.keys(data.measures);
const absent = BigInt.asIntN(64, BigInt(1) << BigInt(63)); // stands for no value
export const wholeYears = data.years.map((_, y) => y).filter((y) => live && live.whole && live.whole[y]);

/** Replications of some policies, in order, as far as all of them are there; those that failed are left out of all. */
export class Outcomes {
  constructor() { this.trials = new Map(); }
  key(policy, replication) { return policy * 2 ** 24 + replication; }
  has(policy, replication) { return this.trials.has(this.key(policy, replication)); }
  put({ policy, replication, values, hash }) {
    this.trials.set(this.key(policy, replication), values ? { values: new BigInt64Array(values), hash } : null);
  }
  /** How many replications from the first on are there of every policy. */
  complete(policies) {
    let r = 0;
    while (policies.every((p) => this.has(p, r))) r += 1;
    return r;
  }
  /** Of both policies, pairs of one outcome, in its unit. @param year its place, or data.years.length for the horizon */
  pairs(measure, year, policy, count) {
    const at = year * names.length + names.indexOf(measure), pairs = [];
    for (let r = 0; r < count; r++) {
      const [a, b] = [this.trials.get(this.key(0, r)), this.trials.get(this.key(policy, r))];
      if (a && b && a.values[at] !== absent && b.values[at] !== absent) pairs.push([Number(a.values[at]), Number(b.values[at])]);
    }
    return pairs;
  }
  /** The sum of the hashes of one policy's first replications, as 16 hexadecimal digits. */
  hash(policy, count) {
    let sum = BigInt(0);
    for (let r = 0; r < count; r++) sum += this.trials.get(this.key(policy, r))?.hash ?? BigInt(0);
    return BigInt.asUintN(64, sum).toString(16).padStart(16, '0');
  }
}

const sum = (all) => all.reduce((a, b) => a + b, 0);

/** The value that a share of the others lies below. */
function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/** Half of a 95% interval of a mean, from means over draws, which replications share. */
function halfWidth(differences) {
  const draws = [];
  differences.forEach((x, r) => { const d = Math.floor(r / live.share); (draws[d] = draws[d] || []).push(x); });
  const means = draws.filter(Boolean).map((all) => sum(all) / all.length);
  if (means.length < 2) return null;
  const mean = sum(means) / means.length;
  return 1.96 * Math.sqrt(sum(means.map((x) => (x - mean) ** 2)) / (means.length - 1) / means.length);
}

function summary(differences) {
  const sorted = [...differences].sort((a, b) => a - b);
  return { difference: sum(differences) / differences.length, half: halfWidth(differences), low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) };
}

/** One measure in one year, of a policy beside the baseline; null where nothing is known. */
export function compared(outcomes, measure, year, policy, count) {
  const pairs = outcomes.pairs(measure, year, policy, count);
  if (!pairs.length) return null;
  const scale = live.scales[names.indexOf(measure)];
  const mean = (which) => sum(pairs.map((pair) => pair[which])) / pairs.length / scale;
  const whole = summary(pairs.map(([a, b]) => b - a));
  const unit = (x) => (x === null ? null : x / scale);
  return { baseline: mean(0), policy: mean(1), difference: unit(whole.difference), half: unit(whole.half), low: unit(whole.low), high: unit(whole.high) };
}

/** Net benefit a year over the horizon, beside the baseline; null where the study values nothing. */
export function netBenefit(outcomes, policy, count) {
  if (!live.values.length) return null;
  const of = live.values.map((value) => outcomes.pairs(value.measure, data.years.length, policy, count)
    .map(([a, b]) => ((b - a) / live.scales[names.indexOf(value.measure)]) * value.gbp));
  const least = Math.min(...of.map((all) => all.length));
  return least > 0 ? summary(Array.from({ length: least }, (_, r) => sum(of.map((all) => all[r])))) : null;
}
