// Makes built/page.html from the sources beside this file: styles and scripts inside one page.
// With --check says whether the page that is there is the one these sources make.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, 'built', 'page.html');

function style() {
  return sass.compile(join(here, 'page.scss'), {
    style: 'compressed',
    loadPaths: [join(here, 'node_modules')],
    quietDeps: true,
    silenceDeprecations: ['import'],
  }).css.trim();
}

function bundle(name, define = {}) {
  const result = esbuild.buildSync({
    entryPoints: [join(here, 'source', name)],
    define,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'ascii',
    legalComments: 'none',
    absWorkingDir: here,
  });
  return result.outputFiles[0].text.trim();
}

/** The page's script, which has that of its workers as a text. */
function script() {
  const text = bundle('main.js', { __worker__: JSON.stringify(bundle('worker.js')) });
  if (/<\/script/i.test(text) || text.includes('<!--')) throw new Error('the script would end early');
  return text;
}

function page() {
  const code = script();
  const digest = createHash('sha256').update(code).digest('base64');
  return readFileSync(join(here, 'page.html'), 'utf8')
    .replace('%script-digest%', () => digest)
    .replace('%style%', () => style())
    .replace('%script%', () => code);
}

const text = page();
if (process.argv.includes('--check')) {
  if (readFileSync(built, 'utf8') !== text) {
    console.error('output/report/built/page.html is not what its sources make. Renew it:');
    console.error('  cd output/report && npm ci && npm run build');
    process.exit(1);
  }
  console.log('output/report/built/page.html is what its sources make.');
} else {
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, text);
  console.log(`${built}: ${(text.length / 1024).toFixed(0)} kB`);
}
