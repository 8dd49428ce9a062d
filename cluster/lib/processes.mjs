import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines } from '../../scripts/lib/processes.mjs';

const warden = fileURLToPath(new URL('warden.mjs', import.meta.url));

/**
 * A program of the cluster, which runs or ran.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} log the file that holds what it said
 * @property {number} [pid]
 * @property {boolean} running
 * @property {() => Promise<void>} stop ends it at once, as a crash would
 * @property {() => void} restart starts it again as it was started before
 */

/** The programs of one cluster, and the folder that goes with them. */
export class Processes {
  #warden;
  #folder;
  #logs;
  #parts = new Map();
  #finished = false;

  /** @param {{ folder: string, logs: string }} options both are there already; the folder ends with the programs */
  constructor({ folder, logs }) {
    this.#folder = folder;
    this.#logs = logs;
    this.#warden = fork(warden, [folder], {
      detached: true,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#warden.on('message', message => this.#told(message));
    this.#warden.once('exit', () => this.#wardenEnded());
  }

  get wardenPid() {
    return this.#warden.pid;
  }

  /** @returns {ReadonlyMap<string, Part>} every part by its name */
  get parts() {
    return this.#parts;
  }

  /**
   * @param {{ name: string, command: string, args: string[], env?: Record<string, string>, cwd?: string }} program
   * @returns {Part}
   */
  start(program) {
    const { name, command, args, env = {}, cwd = this.#folder } = program;
    const temporary = path.join(this.#folder, 'tmp', name);
    const home = path.join(this.#folder, 'home', name);
    fs.mkdirSync(temporary, { recursive: true });
    fs.mkdirSync(home, { recursive: true });
    const log = path.join(this.#logs, `${name}.log`);
    fs.writeFileSync(log, '');
    const order = {
      type: 'start',
      name,
      command,
      args,
      cwd,
      log,
      env: {
        PATH: process.env.PATH,
        HOME: home,
        TMPDIR: temporary,
        XDG_CONFIG_HOME: home,
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        ...env,
      },
    };
    const part = {
      name,
      log,
      running: true,
      stop: async () => {
        this.#warden.send({ type: 'stop', name });
        while (part.running) {
          await new Promise(resolve => setTimeout(resolve, 10));
        }
      },
      restart: () => {
        part.running = true;
        this.#warden.send(order);
      },
    };
    this.#parts.set(name, part);
    this.#warden.send(order);
    return part;
  }

  /** Ends every program and removes the folder; resolves when both are gone. */
  async finish() {
    if (this.#finished) {
      return;
    }
    this.#finished = true;
    if (this.#warden.connected) {
      const ended = once(this.#warden, 'exit');
      this.#warden.send({ type: 'finish' });
      await ended;
    }
    await this.#gone();
  }

  #told({ type, name, pid }) {
    const part = this.#parts.get(name);
    part.pid = pid ?? part.pid;
    if (type === 'ended') {
      part.running = false;
    }
  }

  /** It never ends by itself: where somebody killed it, what it cared for must not stay. */
  #wardenEnded() {
    if (!this.#finished) {
      this.#finished = true;
      for (const { pid, running } of this.#parts.values()) {
        if (running && pid !== undefined) {
          killGroup(pid);
        }
      }
      fs.rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20 });
    }
    this.#parts.forEach(part => {
      part.running = false;
    });
  }

  /** Waits until the kernel has taken the processes that were killed off its list. */
  async #gone() {
    const pids = [...this.#parts.values()].flatMap(({ pid }) => pid ?? []);
    for (let attempt = 0; attempt < 500 && pids.some(isAlive); attempt += 1) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Waits until a probe of a part answers with anything but undefined or false; an error of the probe means "not yet".
 *
 * @template T
 * @param {Part} part
 * @param {() => Promise<T | undefined | false>} probe
 * @param {number} [seconds]
 * @returns {Promise<T>}
 * @throws Error that quotes the part's log, where it ended or did not get ready in that time
 */
export async function ready(part, probe, seconds = 90) {
  const deadline = Date.now() + seconds * 1000;
  let reason = 'it does not answer';
  while (Date.now() < deadline && part.running) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) {
        return answer;
      }
      reason = 'it is not ready';
    } catch (error) {
      reason = error.message;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  const log = fs.existsSync(part.log) ? fs.readFileSync(part.log, 'utf8') : '';
  throw new Error(
    `${lastLines(log)}\n\n${part.name} ${part.running ? `is not ready after ${seconds} s: ${reason}` : 'ended by itself'}. Its whole output is in ${part.log}.`,
  );
}
