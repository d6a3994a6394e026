// The ladder as a picture: who is on each rung, who comes, moves up and leaves in a year.
import { paragraph, section, select } from './dom.js';
import { behind } from './table.js';
import { chart, colours, font, ink, muted } from './chart.js';
import { data, measuresWhere, overall, shownIn, titles } from './results.js';
import { cut, valueText } from './words.js';

const roles = data.ladder.roles;
const moves = data.ladder.progressions.filter((move) => move.kind !== 'lateral');
const mean = (part, role, policy) => overall(`${part}.${role}`, policy)?.mean;

/** The longest path up to each role, by promotions alone. */
function floors() {
  const at = Object.fromEntries(roles.map((role) => [role.name, 0]));
  for (let round = 0; round < roles.length; round++)
    for (const move of moves)
      if (at[move.to] <= at[move.from]) at[move.to] = Math.min(roles.length, at[move.from] + 1);
  return at;
}

/** A box for each role: centre, width, height; floors from the bottom up, tall where it is crowded. */
function boxes(width) {
  const at = floors();
  const made = [];
  let top = 4;
  for (const floor of [...new Set(Object.values(at))].sort((a, b) => b - a)) {
    const beside = roles.filter((role) => at[role.name] === floor);
    const room = width / beside.length;
    const height = room < 190 ? 158 : 72;
    beside.forEach((role, i) => made.push({ role: role.name, x: room * (i + 0.5), y: top + height / 2, width: Math.min(300, room - 10), height }));
    top += height + 38;
  }
  return { made, height: top - 30 };
}

const rounded = (value) => (typeof value === 'number' ? value.toFixed(1) : '–');

function boxText(role, policy) {
  return [cut(role.title, 44), `${rounded(mean('headcount', role.name, policy))} people`,
    `joined ${rounded(mean('starters', role.name, policy))} · up ${rounded(mean('promotions_into', role.name, policy))} · left ${rounded(mean('leavers', role.name, policy))}`];
}

/** An arrow from the top of one box to the bottom of another. */
function arrow(from, to, width) {
  const [x1, y1, x2, y2] = [from.x, from.y - from.height / 2, to.x, to.y + to.height / 2];
  const head = 6 + width;
  return {
    type: 'group', silent: true, children: [
      { type: 'bezierCurve', shape: { x1, y1, x2, y2: y2 + head, cpx1: x1, cpy1: (y1 + y2) / 2, cpx2: x2, cpy2: (y1 + y2) / 2 + 6 }, style: { stroke: colours.median, lineWidth: width, fill: 'none' } },
      { type: 'polygon', shape: { points: [[x2, y2], [x2 - head * 0.7, y2 + head], [x2 + head * 0.7, y2 + head]] }, style: { fill: colours.median } },
    ],
  };
}

function box(place, role, policy) {
  const heavy = role.track === 'management';
  const [name, heads, flow] = boxText(role, policy);
  const words = { align: 'center', width: place.width - 10, overflow: 'break', fontFamily: font.fontFamily, fontSize: 14, lineHeight: 18 };
  return {
    type: 'group', silent: true, children: [
      { type: 'rect', shape: { x: place.x - place.width / 2, y: place.y - place.height / 2, width: place.width, height: place.height }, style: { fill: heavy ? '#f0f4f8' : '#fff', stroke: ink, lineWidth: heavy ? 2.5 : 1 } },
      { type: 'text', style: { ...words, text: name, x: place.x, y: place.y - place.height / 2 + 8, verticalAlign: 'top', fontWeight: 'bold', fill: ink } },
      { type: 'text', style: { ...words, text: `${heads}\n${flow}`, x: place.x, y: place.y + place.height / 2 - 7, verticalAlign: 'bottom', fill: muted } },
    ],
  };
}

const paths = (to) => moves.filter((move) => move.to === to).length;

function option(width, policy) {
  const { made, height } = boxes(width);
  const place = Object.fromEntries(made.map((one) => [one.role, one]));
  const up = (to) => (mean('promotions_into', to, policy) || 0) / paths(to);
  const most = Math.max(0.1, ...moves.map((move) => up(move.to)));
  const drawn = [...moves.map((move) => () => arrow(place[move.from], place[move.to], 1 + 6 * (up(move.to) / most))),
    ...roles.map((role) => () => box(place[role.name], role, policy))];
  return {
    height,
    option: {
      xAxis: { show: false, min: 0, max: 1 }, yAxis: { show: false, min: 0, max: 1 }, grid: { left: 0, right: 0, top: 0, bottom: 0 },
      series: [{ type: 'custom', coordinateSystem: 'none', silent: true, data: drawn.map((_, i) => i), renderItem: (p) => drawn[p.dataIndex]() }],
    },
  };
}

export function careersSection() {
  if (!roles.length || mean('headcount', roles[0].name, 0) === undefined) return null;
  let policy = 0;
  const drawn = chart('The career ladder with people, joiners, promotions and leavers a year in each role. The table that follows has the numbers.',
    (width) => option(width, policy));
  const parts = shownIn('careers').filter((name) => data.measures[name].role === roles[0].name).map((name) => data.measures[name]);
  const of = (part, role) => measuresWhere((m) => m.panel === 'careers' && m.role === role && m.stem === part.stem)[0];
  const columns = [{ name: 'Role', key: 'role' }, { name: 'Policy', key: 'policy' },
    ...parts.map((part) => ({ name: `${part.stem} ${part.kind === 'stock' ? 'on 30 September' : 'a year'}`, key: part.stem.toLowerCase().replaceAll(' ', '_'), number: true }))];
  const rows = () => roles.flatMap((role) => data.policies.map((_, p) => [role.title, titles[p],
    ...parts.map((part) => {
      const value = overall(of(part, role.name), p)?.mean;
      return { value, show: valueText(part.unit, value) };
    })]));
  return section('careers', 'How careers flow',
    paragraph('A box is a role, with its people on 30 September and those who join it from outside, move up into it and leave the authority from it in a year. An arrow is a promotion, the thicker the more people a year take it (shared evenly where several lead to a role). Management has a heavy edge. Means over all simulated futures and whole years; moves sideways are left out of the picture.'),
    titles.length > 1 && select('careers-policy', 'Under the policy', titles, (chosen) => { policy = chosen; drawn.redraw(); }),
    drawn.host,
    behind('People, joiners, promotions and leavers by role', columns, rows, { name: 'careers.csv' }));
}
