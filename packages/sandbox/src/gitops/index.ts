export { startGitOpsController } from './startGitOpsController';
export type {
  GitOpsController,
  GitOpsControllerOptions,
  GitOpsDelays,
  GitOpsKnowledge,
} from './startGitOpsController';
