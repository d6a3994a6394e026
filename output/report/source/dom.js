// Elements made from plain values: text is only ever text, whatever it holds.

/** h('p', {class: 'govuk-body'}, 'text', child, ...); null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity))
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
}

/** Text somebody wrote, in whatever direction it runs. */
export const written = (text) => h('bdi', { class: 'long' }, text);

/** "18.0% to 31.1%" that breaks before "to" alone. */
export const range = (text) => text.split(' to ').map((part, i) => [i > 0 && ' to ', h('span', { class: 'number' }, part)]);

export const paragraph = (...children) => h('p', { class: 'govuk-body' }, ...children);

export const bullets = (items) =>
  h('ul', { class: 'govuk-list govuk-list--bullet' }, items.map((item) => h('li', {}, item)));

export function section(id, heading, ...children) {
  return h('section', { id, 'aria-labelledby': `${id}-heading` },
    h('h2', { class: 'govuk-heading-l', id: `${id}-heading` }, heading), ...children);
}

export const subheading = (...text) => h('h3', { class: 'govuk-heading-m' }, ...text);

export function warning(...children) {
  return h('div', { class: 'govuk-warning-text' },
    h('span', { class: 'govuk-warning-text__icon', 'aria-hidden': 'true' }, '!'),
    h('strong', { class: 'govuk-warning-text__text' },
      h('span', { class: 'govuk-visually-hidden' }, 'Warning: '), ...children));
}

/** A part to be opened; what is inside is made when it first is. */
export function details(summary, make) {
  const inside = h('div', { class: 'govuk-details__text' });
  const element = h('details', { class: 'govuk-details' },
    h('summary', { class: 'govuk-details__summary' },
      h('span', { class: 'govuk-details__summary-text' }, summary)),
    inside);
  element.addEventListener('toggle', () => {
    if (element.open && !inside.hasChildNodes()) append(inside, [make()]);
  });
  return element;
}

export function select(id, label, options, changed) {
  return h('div', { class: 'govuk-form-group select-line' },
    h('label', { class: 'govuk-label', for: id }, label),
    h('select', { class: 'govuk-select', id, onchange: (event) => changed(Number(event.target.value)) },
      options.map((text, i) => h('option', { value: i }, text))));
}
