/**
 * Applies an object as Argo CD does, server-side, with unknown and repeated fields refused.
 *
 * @param {import('../lib/KubernetesApi.mjs').KubernetesApi} api
 * @param {any} object
 * @param {{ dryRun?: boolean, namespace?: string }} [options] `namespace` stands for the object's own
 * @returns {Promise<string | undefined>} why it is refused
 */
export async function applyStrictly(api, object, options = {}) {
  const { dryRun = false, namespace } = options;
  const placed =
    namespace && object.metadata.namespace && object.kind !== 'Namespace'
      ? { ...object, metadata: { ...object.metadata, namespace } }
      : object;
  const query = `fieldManager=argocd-controller&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
  const { status, json } = await api.call(
    `${await api.pathOf(placed)}?${query}`,
    {
      method: 'PATCH',
      headers: { 'content-type': 'application/apply-patch+yaml' },
      body: placed,
    },
  );
  return status < 300 ? undefined : json().message;
}

/**
 * Does the same with each, a few at a time: two processors have no use for more.
 *
 * @template T, R
 * @param {T[]} items
 * @param {(item: T) => Promise<R>} work
 * @param {number} [atOnce]
 * @returns {Promise<R[]>} in the order of the items
 */
export async function eachOf(items, work, atOnce = 6) {
  const results = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < items.length) {
        const at = next;
        next += 1;
        results[at] = await work(items[at]);
      }
    }),
  );
  return results;
}
