import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { logsDirectory, root } from './paths.mjs';
import { SocleError } from './say.mjs';

const running = new Set();

/** Ends every child, first politely; resolves when none is left. */
export async function stopAll() {
  await Promise.all([...running].map(stop));
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 8000);
  await ended;
  clearTimeout(force);
}

/** Ends the children when this process is interrupted, and leaves with the usual code of that signal. */
export function stopOnInterrupt(message) {
  let stopping = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, async () => {
      if (!stopping) {
        stopping = true;
        message?.();
        await stopAll();
        process.exit(code);
      }
    });
  }
}

/** Ends the child with this process. Returns a promise of its exit code. */
export function adopt(child) {
  running.add(child);
  return new Promise(resolve => {
    child.once('error', () => {
      running.delete(child);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? (signal === 'SIGKILL' ? 137 : 143));
    });
  });
}

/**
 * Starts a child that writes to `.socle/logs/<name>.log` and ends when this process does, whatever the reason.
 *
 * @returns the child, with `log` (the file) and `ended` (a promise of its exit code)
 */
export function start(name, command, args, options = {}) {
  fs.mkdirSync(logsDirectory, { recursive: true });
  const log = path.join(logsDirectory, `${name}.log`);
  const output = fs.openSync(log, 'w');
  const child = spawn(command, args, {
    cwd: root,
    ...options,
    stdio: ['ignore', output, output, 'ipc'],
  });
  fs.closeSync(output);
  child.log = log;
  child.once('error', error => fs.appendFileSync(log, `${error.stack}\n`));
  child.ended = adopt(child);
  return child;
}

/** Runs a child to its end; where it fails, the error names the log and quotes its last lines. */
export async function runToEnd(name, command, args, options = {}) {
  const { explain, ...rest } = options;
  const child = start(name, command, args, rest);
  const code = await child.ended;
  if (code !== 0) {
    const text = fs.readFileSync(child.log, 'utf8');
    throw new SocleError(
      explain?.(text) ??
        `${lastLines(text)}\n\n"${name}" failed (exit code ${code}). Its whole output is in ${path.relative(
          root,
          child.log,
        )}.`,
    );
  }
}

export function lastLines(text, count = 20) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
