// Charts: the library with just what the page uses, drawn as SVG, redrawn when the room changes.
import { use, init } from 'echarts/core';
import { LineChart, BarChart, CustomChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent, TitleComponent, LegendComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { h } from './dom.js';

use([LineChart, BarChart, CustomChart, ScatterChart, GridComponent, MarkLineComponent,
  TooltipComponent, TitleComponent, LegendComponent, SVGRenderer]);

export const ink = '#0b0c0c';
export const muted = '#484949';
export const blue = '#1d70b8';
export const colours = {
  median: '#003078', half: '#84b3d9', most: '#cfe1f1', other: '#7d8284', grid: '#dbdcdc', mark: '#d4351c',
};
export const font = { fontFamily: 'Arial, sans-serif', fontSize: 14, color: ink };
export const tooltip = {
  renderMode: 'richText', confine: true, borderColor: ink, borderWidth: 1, padding: 8,
  textStyle: { ...font }, transitionDuration: 0,
};

const charts = [];
const printed = 680, printedBeside = 334;

/**
 * @param label what a reader who cannot see it hears
 * @param make width -> {height, option}
 * @param after what is to be done once it is drawn at a width
 */
export function chart(label, make, after = null) {
  const host = h('div', { class: 'chart', role: 'img', 'aria-label': label });
  const self = { host, make, after, drawn: null, width: 0 };
  charts.push(self);
  return { host, redraw: () => draw(self, self.width) };
}

function draw(self, width) {
  if (!width) return;
  const { height, option } = self.make(width);
  self.width = width;
  self.host.style.height = `${height}px`;
  if (!self.drawn) self.drawn = init(self.host, null, { renderer: 'svg', width, height });
  else self.drawn.resize({ width, height });
  self.drawn.setOption({ animation: false, textStyle: font, ...option }, true);
  self.host.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  if (self.after) self.after(width);
}

function fit() {
  for (const self of charts)
    if (self.host.isConnected && self.host.clientWidth > 0 && self.host.clientWidth !== self.width) draw(self, self.host.clientWidth);
}

/** Draws what has been opened since. */
export const drawVisible = fit;

/** Draws what is on the page, and again whenever its width changes or it is printed. */
export function drawAll() {
  fit();
  let waiting = 0;
  window.addEventListener('resize', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(fit);
  });
  window.addEventListener('beforeprint', () => charts.forEach((self) => draw(self, Math.min(self.host.closest('.side') ? printedBeside : printed, self.width))));
  window.addEventListener('afterprint', fit);
}
