// The ladder as a picture: who is on each rung, who comes, moves up and leaves in a year.
import { paragraph, section, select } from './dom.js';
import { behind } from './table.js';
import { chart, colours, font, ink, muted, tooltip } from './chart.js';
import { data, titles, overall } from './results.js';
import { cut, valueText } from './words.js';

const roles = data.ladder.roles;
const moves = data.ladder.progressions;
const parts = ['headcount', 'starters', 'promotions_into', 'leavers'];
const mean = (part, role, policy) => overall(`${part}.${role.name}`, policy)?.mean;

/** The longest way up to each role, by promotions alone. */
function floors() {
  const at = Object.fromEntries(roles.map((role) => [role.name, 0]));
  for (let round = 0; round < roles.length; round++)
    for (const move of moves)
      if (move.kind !== 'lateral' && at[move.to] <= at[move.from]) at[move.to] = Math.min(roles.length, at[move.from] + 1);
  return at;
}

function places(width, height) {
  const at = floors();
  const used = [...new Set(Object.values(at))].sort((a, b) => a - b);
  const each = height / used.length;
  return roles.map((role) => {
    const beside = roles.filter((other) => at[other.name] === at[role.name]);
    const box = Math.min(230, width / beside.length - 10);
    return {
      x: (width / beside.length) * (beside.indexOf(role) + 0.5),
      y: height - each * (used.indexOf(at[role.name]) + 0.5), box, each,
    };
  });
}

const rounded = (value) => (typeof value === 'number' ? value.toFixed(1) : '–');

function text(role, policy) {
  return `{name|${cut(role.title, 48)}}\n{heads|${rounded(mean('headcount', role, policy))} people}\n`
    + `{flow|joined ${rounded(mean('starters', role, policy))} · up ${rounded(mean('promotions_into', role, policy))} · left ${rounded(mean('leavers', role, policy))}}`;
}

function option(width, policy) {
  const lines = width < 600 ? 122 : 104;
  const at = floors();
  const height = new Set(Object.values(at)).size * lines;
  const place = places(width, height);
  const most = Math.max(1, ...moves.map((move) => mean('promotions_into', { name: move.to }, policy) || 0));
  return {
    height,
    option: {
      tooltip: { show: false },
      xAxis: { show: false, type: 'value', min: 0, max: width }, yAxis: { show: false, type: 'value', min: 0, max: height, inverse: true },
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      series: [{
        type: 'graph', coordinateSystem: 'cartesian2d', silent: true, roam: false, symbol: 'rect',
        edgeSymbol: ['none', 'arrow'], edgeSymbolSize: 10,
        data: roles.map((role, i) => ({
          name: role.name, value: [place[i].x, place[i].y], symbolSize: [place[i].box, width < 600 ? 86 : 66],
          itemStyle: { color: role.track === 'management' ? '#f0f4f8' : '#fff', borderColor: ink, borderWidth: role.track === 'management' ? 2.5 : 1 },
          label: {
            show: true, formatter: () => text(role, policy), width: place[i].box - 10, overflow: 'break', color: ink, lineHeight: 17,
            rich: { name: { ...font, fontWeight: 'bold', width: place[i].box - 12, overflow: 'break', align: 'center' }, heads: { ...font, align: 'center' }, flow: { ...font, fontSize: 13, color: muted, width: place[i].box - 10, overflow: 'break', align: 'center' } },
          },
        })),
        links: moves.filter((move) => move.kind !== 'lateral').map((move) => ({
          source: move.from, target: move.to,
          lineStyle: { color: colours.median, opacity: 1, width: 1 + 5 * ((mean('promotions_into', { name: move.to }, policy) || 0) / most) / sources(move.to) },
        })),
      }],
    },
  };
}

const sources = (to) => moves.filter((move) => move.kind !== 'lateral' && move.to === to).length;

export function careersSection() {
  if (!roles.length || mean('headcount', roles[0], 0) === undefined) return null;
  let policy = 0;
  const drawn = chart('The career ladder with people, joiners, promotions and leavers a year in each role. The table that follows has the numbers.',
    (width) => option(width, policy));
  const columns = [{ name: 'Role' }, { name: 'Policy' }, { name: 'People on 30 September', key: 'headcount', number: true },
    { name: 'Joined a year', key: 'starters', number: true }, { name: 'Moved up into it a year', key: 'promotions_into', number: true },
    { name: 'Left a year', key: 'leavers', number: true }];
  const rows = () => roles.flatMap((role) => data.policies.map((_, p) => [role.title, titles[p],
    ...parts.map((part) => ({ value: mean(part, role, p), show: valueText('heads', mean(part, role, p)) }))]));
  return section('careers', 'How careers flow',
    paragraph('A box is a role; arrows are promotions, the thicker the more people a year move up into the role they point at (shared evenly between its ways in). Management has a heavy edge. Means over all futures and whole years; moves sideways are left out of the picture.'),
    titles.length > 1 && select('careers-policy', 'Under the policy', titles, (chosen) => { policy = chosen; drawn.redraw(); }),
    drawn.host,
    behind('People, joiners, promotions and leavers by role', columns, rows, { name: 'careers.csv' }));
}
