import fs from 'node:fs';

const listening = '0A';
const loopback4 = /^[0-9A-F]{6}7F$/;
const loopback6 = '00000000000000000000000001000000';

/**
 * Where a process listens, as the kernel tells it; Linux only.
 *
 * @param {number} pid
 * @returns {{ port: number, loopback: boolean }[]}
 */
export function listenersOf(pid) {
  const sockets = new Set(
    fs.readdirSync(`/proc/${pid}/fd`).flatMap(name => socketOf(pid, name)),
  );
  return ['tcp', 'tcp6'].flatMap(table =>
    fs
      .readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      .filter(row => row[3] === listening && sockets.has(row[9]))
      .map(row => {
        const [address, port] = row[1].split(':');
        return {
          port: parseInt(port, 16),
          loopback: loopback4.test(address) || address === loopback6,
        };
      }),
  );
}

/** The inode of the socket behind a descriptor; nothing where it is no socket, or closed by now. */
function socketOf(pid, name) {
  try {
    const target = fs.readlinkSync(`/proc/${pid}/fd/${name}`);
    return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
  } catch {
    return [];
  }
}
