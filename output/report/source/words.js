// Numbers as people read them. A minus is a minus sign; an absent number is a dash.

const absent = '–';
const known = (value) => typeof value === 'number' && Number.isFinite(value);

function grouped(value, decimals) {
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace('-', '−');
}

function usual(size) {
  if (size >= 100) return 0;
  return size >= 10 ? 1 : 2;
}

/** How values of one unit are shown: factor, decimals, and what stands around the digits. */
export function unitOf(unit) {
  if (unit === 'fraction') return { factor: 100, after: '%', difference: ' percentage points', decimals: () => 1 };
  if (unit.startsWith('GBP')) return { factor: 1, before: '£', after: '', difference: '', decimals: (size) => (size >= 1e6 ? -3 : size >= 1e5 ? -2 : 0) };
  return { factor: 1, after: '', difference: '', decimals: usual };
}

function around(shown, value, decimals, sign = '') {
  const full = Math.abs(value * shown.factor);
  const step = 10 ** -decimals;
  const size = grouped(decimals < 0 ? Math.round(full / step) * step : full, Math.max(0, decimals));
  const negative = value < 0 && /[1-9]/.test(size);
  return (negative ? '−' : /[1-9]/.test(size) ? sign : '') + (shown.before ?? '') + size;
}

/** "24.1%", "£9,879,047", "12.3". */
export function valueText(unit, value) {
  if (!known(value)) return absent;
  const shown = unitOf(unit);
  return around(shown, value, shown.decimals(Math.abs(value * shown.factor))) + shown.after;
}

/** Decimals that show the first digit of an error, at most 4; negative for tens, hundreds, ... */
function decimalsFor(shown, error) {
  const size = error * shown.factor;
  if (!known(size) || size <= 0) return shown.before ? 0 : 2;
  return Math.max(-9, Math.min(4, -Math.floor(Math.log10(size))));
}

/** A difference and its interval: {text: "−0.74", interval: "−0.85 to −0.64"} without the unit. */
export function differenceText(unit, row) {
  const shown = unitOf(unit);
  if (!row || !known(row.difference)) return { text: absent, interval: '' };
  const decimals = decimalsFor(shown, (row.high - row.low) / 4);
  const one = (value) => around(shown, value, decimals, '+');
  return {
    text: one(row.difference),
    interval: known(row.low) && known(row.high) ? `${one(row.low)} to ${one(row.high)}` : '',
  };
}

export const differenceUnit = (unit) => unitOf(unit).difference.trim();

/** "18.0% to 31.1%". */
export function rangeText(unit, low, high) {
  return known(low) && known(high) ? `${valueText(unit, low)} to ${valueText(unit, high)}` : absent;
}

/** "87%", "under 1%". */
export function percent(value) {
  if (value > 0 && value < 0.005) return 'under 1%';
  if (value < 1 && value >= 0.995) return 'over 99%';
  return `${grouped(100 * value, 0)}%`;
}

/** £1.2 million, £340 thousand: for axes and sentences. */
export function shortText(unit, value) {
  if (!known(value)) return absent;
  if (!unit.startsWith('GBP')) {
    const shown = unitOf(unit);
    const text = grouped(value * shown.factor, 2).replace(/\.?0+$/, '');
    return (text === '' ? '0' : text) + shown.after;
  }
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size >= 1e6) return `${sign}£${trimmed(size / 1e6)}m`;
  if (size >= 1e3) return `${sign}£${trimmed(size / 1e3)}k`;
  return `${sign}£${trimmed(size)}`;
}

const trimmed = (value) => String(Number(value.toPrecision(3)));

const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];

/** "2023-09-30" as "September 2023"; another label as it is. */
export function monthText(label) {
  const parts = /^(\d+)-(\d\d)/.exec(label);
  return parts ? `${names[Number(parts[2]) - 1]} ${parts[1]}` : label;
}

/** Not longer than so many characters. */
export function cut(text, most = 60) {
  const characters = Array.from(text);
  return characters.length <= most ? text : characters.slice(0, most - 1).join('').trimEnd() + '…';
}

/** "authority.leaving.to[career_break].rate_per_year" with places to break. */
export const breakable = (path) => path.replace(/([._[\]])/g, '$1\u200b');
