import { ProfileCluster } from '../../profile/schema';
import { eks } from './eks';
import { Flavour } from './flavour';
import { openshift } from './openshift';
import { tanzu } from './tanzu';

/** Every flavour that a cluster of the profile can have. */
export const flavours: Record<ProfileCluster['flavour'], Flavour> = {
  eks,
  openshift,
  tanzu,
};
