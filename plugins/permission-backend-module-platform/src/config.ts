import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Who has which role, as full references. */
export interface Roles {
  operators: ReadonlySet<string>;
  administrators: ReadonlySet<string>;
}

/** Reads `platform.roles`. Throws `InputError` that names the key where an entry is no reference. */
export function readRoles(config: Config): Roles {
  return {
    operators: readRefs(config, 'platform.roles.operators'),
    administrators: readRefs(config, 'platform.roles.administrators'),
  };
}

function readRefs(config: Config, key: string): Set<string> {
  return new Set(
    (config.getOptionalStringArray(key) ?? []).map(value => {
      try {
        return stringifyEntityRef(
          parseEntityRef(value, {
            defaultKind: 'group',
            defaultNamespace: 'default',
          }),
        );
      } catch (error) {
        throw new InputError(
          `${key} has ${value}; write a reference such as group:default/sre`,
          error,
        );
      }
    }),
  );
}
