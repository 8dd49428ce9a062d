import { KubernetesObject } from '../kubernetes/types';
import { isRecord } from '../gitops/objects';
import { JsonRecord } from '../gitops/types';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const shortest = '++++++++';

/**
 * Two states of a Secret with signs in place of values: equal values have equal signs, different ones have not. Other kinds
 * are given back as they are. Source: gitops-engine's `HideSecretData`.
 */
export function hideSecretData(states: {
  target?: KubernetesObject;
  live?: KubernetesObject;
}): { target?: KubernetesObject; live?: KubernetesObject } {
  const { target, live } = states;
  const isSecret = [target, live].some(
    state => state?.kind === 'Secret' && state.apiVersion === 'v1',
  );
  if (!isSecret) {
    return states;
  }
  const signs = new Map<string, Map<unknown, string>>();
  const sign = (name: string, value: unknown) => {
    const known = signs.get(name) ?? new Map<unknown, string>();
    signs.set(name, known);
    const found = known.get(value) ?? shortest + '++++'.repeat(known.size);
    known.set(value, found);
    return found;
  };
  return {
    ...(target && { target: hidden(target, sign) }),
    ...(live && { live: hidden(live, sign) }),
  };
}

function hidden(
  state: KubernetesObject,
  sign: (name: string, value: unknown) => string,
): KubernetesObject {
  const { data, stringData, ...rest } = state;
  const values: JsonRecord = {
    ...(isRecord(data) ? data : {}),
    ...Object.fromEntries(
      Object.entries(isRecord(stringData) ? stringData : {}).map(
        ([name, text]) => [name, Buffer.from(String(text)).toString('base64')],
      ),
    ),
  };
  const { annotations } = state.metadata;
  return {
    ...rest,
    metadata: {
      ...state.metadata,
      ...(annotations?.[lastApplied] && {
        annotations: { ...annotations, [lastApplied]: shortest },
      }),
    },
    ...(Object.keys(values).length > 0 && {
      data: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          sign(name, value),
        ]),
      ),
    }),
  };
}
