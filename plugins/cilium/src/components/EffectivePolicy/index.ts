export {
  EffectivePolicy,
  workloadKey,
  workloadsQuestion,
} from './EffectivePolicy';
