import { callOk } from '../../lib/http.mjs';
import { done, patches } from './kubernetes.mjs';
import { platform } from './platform.mjs';

/** How many changes of a kind the sandbox remembers. */
const remembered = 1000;

/**
 * Has the API server forget every version of a kind until now, as it does by itself after some minutes. It may take another
 * quarter of a minute to notice.
 *
 * @param {string} collection path of objects of that kind
 * @param {string} name of one of them, which may change
 */
export async function forgetThePast(collection, name) {
  if (platform.etcd) {
    await compact(await done('GET', collection));
  } else {
    await changeOften(`${collection}/${name}`);
  }
}

/** What the API server itself does each five minutes. Source: k8s.io/apiserver, `storage/etcd3/compact.go`. */
async function compact({ metadata }) {
  const revision = metadata.resourceVersion;
  const post = (target, body) =>
    callOk(`${platform.etcd.url}/v3/kv/${target}`, { method: 'POST', body });
  const bytes = text => Buffer.from(text).toString('base64');
  await post('compaction', { revision, physical: true });
  await post('put', {
    key: bytes('compact_rev_key'),
    value: bytes(revision),
  });
}

async function changeOften(path) {
  let left = remembered + 1;
  const change = async () => {
    while (left > 0) {
      left -= 1;
      await done('PATCH', path, {
        type: patches.merge,
        body: { metadata: { annotations: { left: String(left) } } },
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, change));
}
