import { ClusterError } from './ClusterError';
import { defaultTiming, KindSource, Reflector } from './reflector';
import { KubernetesObject } from './types';
import { WatchEvent } from './watchStream';

const object = (name: string, resourceVersion: string): KubernetesObject => ({
  metadata: { name, resourceVersion },
});
const added = (name: string, resourceVersion: string): WatchEvent => ({
  type: 'ADDED',
  object: object(name, resourceVersion),
});
const bookmark = (resourceVersion: string): WatchEvent => ({
  type: 'BOOKMARK',
  resourceVersion,
});
const gone: WatchEvent = { type: 'ERROR', statusCode: 410, message: 'too old' };
const refusal = (statusCode: number, retryAfterMilliseconds?: number) =>
  new ClusterError({
    code: statusCode === 403 ? 'forbidden' : 'refused',
    statusCode,
    message: `paris answered ${statusCode}`,
    retryAfterMilliseconds,
  });
const broken = Object.assign(new Error('socket hang up'), {
  code: 'ECONNRESET',
});

/** What the cluster does at each request: throws, answers a page (`a b`, more to come with `…`), or tells events. */
type Answer = Error | string | Array<WatchEvent | Error | 'minutes'>;

/**
 * Plays a script of answers and writes down what the reflector does; ends it when the script is over. Time stands still
 * but for sleeps and for `minutes` in a watch.
 */
async function play(script: Answer[]): Promise<string[]> {
  const log: string[] = [];
  const rest = [...script];
  let now = Date.parse('2026-11-21T10:00:00Z');
  let kept: string[] = [];
  let version = 0;

  let stop = () => {};
  const next = (request: string): Answer => {
    log.push(request);
    const answer = rest.shift();
    if (answer === undefined) {
      stop();
      return new Error('The script is over');
    }
    return answer;
  };
  const source: KindSource = {
    cluster: 'paris',
    async list({ limit, continueToken }) {
      const answer = next(
        `list${limit ? ` ${limit}` : ' all'}${continueToken ? ` ${continueToken}` : ''}`,
      );
      if (typeof answer !== 'string') {
        throw answer;
      }
      version += 10;
      const names = answer.split(' ').filter(Boolean);
      return {
        items: names
          .filter(name => name !== '…')
          .map(name => object(name, `${version}`)),
        resourceVersion: `${version}`,
        ...(names.includes('…') && { continueToken: `more-${version}` }),
      };
    },
    async watch({ resourceVersion, timeoutSeconds }) {
      expect(timeoutSeconds).toBe(180);
      const answer = next(`watch ${resourceVersion}`);
      if (!Array.isArray(answer)) {
        throw answer;
      }
      return (async function* events() {
        for (const event of answer) {
          if (event === 'minutes') {
            now += 3 * 60_000;
          } else if (event instanceof Error) {
            throw event;
          } else {
            yield event;
          }
        }
      })();
    },
  };
  const reflector: Reflector = new Reflector({
    source,
    target: {
      beginReplace() {
        const fresh: string[] = [];
        return {
          add: ({ metadata }) => fresh.push(metadata.name),
          commit: () => {
            kept = fresh;
            log.push(`kept ${kept.join(' ')}`);
          },
        };
      },
      put: ({ metadata }) => log.push(`put ${metadata.name}`),
      remove: ({ metadata }) => log.push(`remove ${metadata.name}`),
      stateChanged: () => {
        const { state } = reflector;
        log.push(
          state.phase === 'failing'
            ? `failing${state.observedAt ? ' stale' : ''}: ${state.failure.code}`
            : state.phase,
        );
      },
    },
    clock: {
      now: () => new Date(now),
      async sleep(milliseconds) {
        log.push(`sleep ${milliseconds}`);
        now += milliseconds;
      },
    },
    random: () => 0.5,
    timing: defaultTiming,
  });
  stop = () => reflector.stop();
  await reflector.run();
  return log.slice(0, -1);
}

it.each<[story: string, script: Answer[], log: string[]]>([
  [
    'lists in pages, then watches from there',
    ['a …', 'b …', 'c', [added('d', '40'), 'minutes']],
    [
      'list 500',
      'list 500 more-10',
      'list 500 more-20',
      'kept a b c',
      'live',
      'watch 30',
      'put d',
    ],
  ],
  [
    'takes up an ended watch at its last event or bookmark',
    ['a', [added('b', '11'), bookmark('99'), 'minutes'], ['minutes']],
    ['list 500', 'kept a', 'live', 'watch 10', 'put b', 'watch 99'],
  ],
  [
    'takes up a broken watch after a short pause, and is not called failing',
    ['a', [added('b', '11'), broken], [added('c', '12'), 'minutes']],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'put b',
      'sleep 500',
      'watch 11',
      'put c',
    ],
  ],
  [
    'is failing, with what it knew, where a broken watch cannot be taken up',
    ['a', ['minutes', broken], broken, broken, ['minutes']],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'sleep 500',
      'watch 10',
      'failing stale: unreachable',
      'sleep 1000',
      'watch 10',
      'sleep 2000',
      'watch 10',
      'live',
    ],
  ],
  [
    'lists again, at once, where the cluster has forgotten the moment (event)',
    ['a', [added('b', '11'), gone], 'b c', ['minutes']],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'put b',
      'list 500',
      'kept b c',
      'watch 20',
    ],
  ],
  [
    'lists again where the cluster has forgotten the moment (status), ever slower where it keeps forgetting',
    ['a', refusal(410), 'b', refusal(410), 'c', refusal(410), 'd', ['minutes']],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'list 500',
      'kept b',
      'watch 20',
      'sleep 1000',
      'list 500',
      'kept c',
      'watch 30',
      'sleep 2000',
      'list 500',
      'kept d',
      'watch 40',
    ],
  ],
  [
    'begins a list again where a page is too late, and takes it whole the third time',
    ['a …', refusal(410), 'a …', refusal(410), 'a b c', ['minutes']],
    [
      'list 500',
      'list 500 more-10',
      'list 500',
      'list 500 more-20',
      'list all',
      'kept a b c',
      'live',
      'watch 30',
    ],
  ],
  [
    'keeps what it knew where a new list breaks off',
    ['a', [gone], 'b …', broken, 'b c', ['minutes']],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'list 500',
      'list 500 more-20',
      'failing stale: unreachable',
      'sleep 1000',
      'list 500',
      'kept b c',
      'live',
      'watch 30',
    ],
  ],
  [
    'has nothing to show where it never was reached',
    [broken, broken, refusal(403), 'a', ['minutes']],
    [
      'list 500',
      'failing: unreachable',
      'sleep 500',
      'list 500',
      'sleep 1000',
      'list 500',
      'failing: forbidden',
      'sleep 2000',
      'list 500',
      'kept a',
      'live',
      'watch 10',
    ],
  ],
  [
    'leaves a busy cluster alone as long as it asks, within reason',
    [refusal(429, 7_000), refusal(503, 86_400_000), 'a', ['minutes']],
    [
      'list 500',
      'failing: refused',
      'sleep 7000',
      'list 500',
      'failing: refused',
      'sleep 300000',
      'list 500',
      'kept a',
      'live',
      'watch 10',
    ],
  ],
  [
    'takes a kind that is not there for none, and asks again later',
    [refusal(404), refusal(404), 'a', ['minutes']],
    [
      'list 500',
      'kept ',
      'not-served',
      'sleep 300000',
      'list 500',
      'kept ',
      'sleep 300000',
      'list 500',
      'kept a',
      'live',
      'watch 10',
    ],
  ],
  [
    'forgets the objects of a kind that went away',
    ['a', [added('b', '11'), 'minutes'], refusal(404), refusal(404)],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'put b',
      'watch 11',
      'list 500',
      'kept ',
      'not-served',
      'sleep 300000',
    ],
  ],
  [
    'does not fall over itself where the cluster ends each watch at once',
    ['a', [], [], [], ['minutes']],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'sleep 500',
      'watch 10',
      'sleep 1000',
      'watch 10',
      'sleep 2000',
      'watch 10',
    ],
  ],
  [
    'is failing where the watch is forbidden, and keeps the list',
    ['a', refusal(403), refusal(403)],
    [
      'list 500',
      'kept a',
      'live',
      'watch 10',
      'failing stale: forbidden',
      'sleep 500',
      'watch 10',
      'sleep 1000',
    ],
  ],
])('%s', async (_story, script, log) => {
  expect(await play(script)).toEqual(log);
});
