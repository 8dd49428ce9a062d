import { randomBytes } from 'node:crypto';
import { connectCluster } from '../../connectCluster.mjs';
import { connectSandbox } from './connectSandbox.mjs';

const { SOCLE_SANDBOX } = process.env;

/** The platform under test: the sandbox where SOCLE_SANDBOX has its addresses, else the real one. */
export const platform = SOCLE_SANDBOX
  ? connectSandbox(JSON.parse(SOCLE_SANDBOX))
  : connectCluster();

/** A name that no other run has, for what a test makes on a platform that others use as well. */
export function uniqueName(prefix) {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

/** Who asks, by a name that both platforms know. */
export const people = {
  /** Member of the team payments. */
  ines: 'ines.moreau',
  /** Member of another team. */
  tom: 'tom.becker',
  /** Member of a third team. */
  amara: 'amara.diallo',
  /** Administrator of everything. */
  hugo: 'hugo.lefevre',
  /** The portal's account, which is an administrator of the forge. */
  socle: 'socle',
};
