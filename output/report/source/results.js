// What the page is given, and the few questions every section asks of it.
import { cut } from './words.js';

export const data = JSON.parse(document.getElementById('data').textContent);

export const has = (measure) => measure in data.measures && measure in data.overall;
export const measure = (name) => data.measures[name] ?? { label: name, unit: '', meaning: '' };
export const label = (name) => measure(name).label;
export const unit = (name) => measure(name).unit;
export const baseline = data.policies[0];
export const others = data.policies.slice(1);
export const titles = data.policies.map((policy) => cut(policy.title, 80));
export const overall = (name, policy) => (data.overall[name] ?? [])[policy] ?? null;
export const comparison = (name, policy) => (data.comparison[name] ?? [])[policy] ?? null;
export const wholeYears = data.years;
