import { at, isRecord, JsonRecord } from '../values/read';

/* As Argo CD writes what it hides: signs that tell equal values from different ones, and nothing of their length. */
const sign = '+';
const shortest = 8;

/**
 * Two states of a Secret without its values: an equal value reads equal in both, a changed one reads changed, and nothing
 * else can be told. Anything but a Secret is given back as it is. Source: gitops-engine's `HideSecretData`.
 */
export function maskSecrets(
  desired: JsonRecord | undefined,
  live: JsonRecord | undefined,
): { desired?: JsonRecord; live?: JsonRecord; masked: boolean } {
  const isSecret = [desired, live].some(
    state => state !== undefined && at(state, 'kind') === 'Secret',
  );
  if (!isSecret) {
    return { desired, live, masked: false };
  }
  const known = new Map<string, Map<unknown, string>>();
  const hide = (name: string, value: unknown) => {
    const values = known.get(name) ?? new Map<unknown, string>();
    known.set(name, values);
    const text = JSON.stringify(value);
    const mask = values.get(text) ?? sign.repeat(shortest + values.size);
    values.set(text, mask);
    return mask;
  };
  return {
    desired: desired && masked(desired, hide),
    live: live && masked(live, hide),
    masked: true,
  };
}

function masked(
  state: JsonRecord,
  hide: (name: string, value: unknown) => string,
): JsonRecord {
  const { data, stringData, ...rest } = state;
  // What is written as text is stored encoded: the same value reads the same either way.
  const values = {
    ...(isRecord(data) ? data : {}),
    ...Object.fromEntries(
      Object.entries(isRecord(stringData) ? stringData : {}).map(
        ([name, value]) => [
          name,
          typeof value === 'string' ? base64(value) : value,
        ],
      ),
    ),
  };
  const isOdd =
    (data !== undefined && data !== null && !isRecord(data)) ||
    (stringData !== undefined && stringData !== null && !isRecord(stringData));
  return {
    ...rest,
    ...(isOdd && { data: hide('', [data, stringData]) }),
    ...(Object.keys(values).length > 0 && {
      data: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          hide(name, value),
        ]),
      ),
    }),
  };
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}
