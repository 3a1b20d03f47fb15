// Builds the client into ../wwwroot/client. Called by Cms.Admin.csproj; `node build.mjs` does the same by hand.
// Safe to run twice at once: one run builds, the other waits and then finds everything current.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = dirname(fileURLToPath(import.meta.url));
const out = resolve(app, '../wwwroot/client');
const work = resolve(app, '../obj/client');
const stamp = resolve(app, '../obj/client.stamp');
const lock = resolve(app, '../obj/client.lock');
const inputs = ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'vite.config.js', 'build.mjs', 'src'];
const staleLockMs = 10 * 60 * 1000;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node.js ${process.versions.node} is too old to build the admin's client: install version 20.19 or later.`);
}

mkdirSync(dirname(stamp), { recursive: true });
await takeLock();
try {
  const now = hash();
  if (!isCurrent(now)) {
    install();
    const fresh = `${work}-${process.pid}`;
    run('node node_modules/typescript/bin/tsc --noEmit');
    run('node node_modules/vite/bin/vite.js build --logLevel warn', { CMS_CLIENT_OUT: fresh, NODE_ENV: 'production' });
    replace(fresh);
  }
  writeFileSync(stamp, now);
} finally {
  rmSync(lock, { recursive: true, force: true });
}

/** A directory is made by one process only; who dies while holding it is told by its number and its age. */
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function isAbandoned() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleLockMs) return true;
    const pid = join(lock, 'pid');
    if (!existsSync(pid)) return Date.now() - statSync(lock).mtimeMs > 5000;
    process.kill(Number(readFileSync(pid, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function hash() {
  const sum = createHash('sha256');
  for (const file of inputs.flatMap((name) => files(join(app, name)))) {
    sum.update(relative(app, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return sum.digest('hex');
}

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => files(join(path, name)));
}

function isCurrent(now) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === now
    && ['admin.js', 'admin.css', 'workspace.js', 'designer.js', 'designer.css', 'graphiql.js', 'graphiql.css'].every((name) => existsSync(join(out, name)));
}

function install() {
  const wanted = createHash('sha256').update(readFileSync(join(app, 'package-lock.json'))).digest('hex');
  const installed = join(app, 'node_modules/.installed');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  run('npm ci --ignore-scripts --include=dev --no-audit --no-fund --loglevel=error');
  writeFileSync(installed, wanted);
}

/** File by file, each by rename: whoever serves or copies the folder meanwhile finds every file whole. */
function replace(fresh) {
  mkdirSync(out, { recursive: true });
  const names = readdirSync(fresh);
  for (const name of names) {
    cpSync(join(fresh, name), join(out, `${name}.new`));
    renameSync(join(out, `${name}.new`), join(out, name));
  }
  for (const old of readdirSync(out).filter((name) => !names.includes(name))) rmSync(join(out, old), { recursive: true });
  rmSync(fresh, { recursive: true, force: true });
}

function run(command, env = {}) {
  try {
    execSync(command, { cwd: app, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  } catch {
    fail(`'${command}' failed in ${app}; its own message stands above.`);
  }
}

/** The form in which MSBuild takes a line for an error. */
function fail(message) {
  console.error(`ClientApp/build.mjs : error CMSCLIENT: ${message}`);
  rmSync(lock, { recursive: true, force: true });
  process.exit(1);
}
