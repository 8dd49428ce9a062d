/** What people run: a pod that keeps every rule of the platform, changed where a test wants it. */
export function pod(name, namespace, { spec = {}, container = {} } = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'app',
          image: 'registry.halle.example/payments/app:1.0.0',
          ...restricted,
          ...container,
        },
      ],
      ...spec,
    },
  };
}

/** What a container says to be restricted. */
export const restricted = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  },
};

/**
 * The API as a member of groups sees it whom the sandbox has no persona of.
 *
 * @param {import('../lib/KubernetesApi.mjs').KubernetesApi} api an administrator's
 */
export function asMember(api, user, group) {
  const headers = { 'impersonate-user': user, 'impersonate-group': group };
  return {
    call: (path, options = {}) =>
      api.call(path, {
        ...options,
        headers: { ...options.headers, ...headers },
      }),
  };
}

/** What a call is refused with: `403 …`; just the status where it is not refused. */
export async function answerOf(api, method, path, body) {
  const patch = method === 'PATCH' && {
    headers: { 'content-type': 'application/merge-patch+json' },
  };
  const { status, json } = await api.call(path, { method, body, ...patch });
  return status < 300 ? String(status) : `${status} ${json().message}`;
}
