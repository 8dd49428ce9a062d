import { FieldPath } from '@socle/plugin-platform-common/documents';
import { Manifest } from '../../tree/manifest';
import { Unit } from '../../tree/workspace';

/** An object of a team, and whose it is as far as that is known. */
export interface Judged {
  manifest: Manifest;
  unit: Unit;
  /** `tenant-environment`, where both are known. */
  namespace?: string;
}

/** Where an object stands in for something else. */
export interface Breach {
  path: FieldPath;
  message: string;
  remedy: string;
}
