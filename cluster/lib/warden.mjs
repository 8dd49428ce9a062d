import { spawn } from 'node:child_process';
import fs from 'node:fs';

/**
 * The process that every part of a cluster is a child of. It ends them all and removes the cluster's folder when it is
 * told to, and as well when whoever started it is gone, however that went: then the channel between them closes.
 *
 * Each part leads a process group of its own, so that what a part starts (git, kustomize) goes with it.
 */
const [folder] = process.argv.slice(2);
const groups = new Map();
let finishing = false;

process.on('message', message => {
  if (message.type === 'start' && !finishing) start(message);
  if (message.type === 'stop') kill(message.name);
  if (message.type === 'finish') finish();
});
process.once('disconnect', finish);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, finish);
}

function start({ name, command, args, env, cwd, log }) {
  const output = fs.openSync(log, 'a');
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  if (child.pid !== undefined) {
    groups.set(name, child.pid);
    tell({ type: 'started', name, pid: child.pid });
  }
  child.once('error', error => {
    fs.appendFileSync(log, `${error.stack}\n`);
    tell({ type: 'ended', name, code: 127 });
  });
  child.once('exit', (code, signal) => {
    // What it started and left behind.
    kill(name);
    groups.delete(name);
    tell({ type: 'ended', name, code, signal });
    endWhenAlone();
  });
}

function kill(name) {
  try {
    process.kill(-groups.get(name), 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

/** Ends when the last of them has ended, so that nobody else has to bury it. */
function finish() {
  finishing = true;
  [...groups.keys()].forEach(kill);
  endWhenAlone();
}

function endWhenAlone() {
  if (finishing && groups.size === 0) {
    remove();
    process.exit(0);
  }
}

/** A process that was just killed may still be writing a file for a moment. */
function remove() {
  fs.rmSync(folder, {
    recursive: true,
    force: true,
    maxRetries: 20,
    retryDelay: 50,
  });
}

function tell(message) {
  if (process.connected) {
    process.send(message, () => {});
  }
}
