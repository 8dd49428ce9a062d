export { startGitOpsController } from './startGitOpsController';
export type {
  GitOpsController,
  GitOpsControllerOptions,
  GitOpsDelays,
} from './startGitOpsController';
