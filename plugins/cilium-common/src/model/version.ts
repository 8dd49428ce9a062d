/**
 * A version of Cilium: `1.18`, `1.16.5`. Without a patch, what changed within the minor version is unknown.
 *
 * @public
 */
export interface CiliumVersion {
  minor: number;
  patch?: number;
}

/** The version that is meant where nobody names one. */
export const newestVersion: CiliumVersion = { minor: 20 };

/** Reads `1.20`, `v1.18.4`; undefined where it is no version from 1.16 on. Newer ones are taken for the newest that is known. */
export function parseVersion(text: string): CiliumVersion | undefined {
  const match = /^v?1\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-+].*)?$/.exec(text);
  if (!match || Number(match[1]) < 16) {
    return undefined;
  }
  return {
    minor: Number(match[1]),
    ...(match[2] !== undefined && { patch: Number(match[2]) }),
  };
}

/** Whether a version is `1.19`, say, or a later one. */
export function isAtLeast(
  { minor }: CiliumVersion,
  wanted: `1.${number}`,
): boolean {
  return minor >= Number(wanted.slice(2));
}

/**
 * Whether rules of layer 7 leave other requests alone where no policy asks for default deny: read in the source of 1.16.9,
 * 1.16.19, 1.17.3, 1.17.14 and 1.18.4 (`ensureWildcard` in `pkg/policy/l4.go`). Undefined for those between.
 */
export function hasL7DefaultAllow({
  minor,
  patch,
}: CiliumVersion): boolean | undefined {
  if (minor >= 18) {
    return true;
  }
  const [without, within] = minor === 17 ? [3, 14] : [9, 19];
  if (patch === undefined || (patch > without && patch < within)) {
    return undefined;
  }
  return patch >= within;
}
