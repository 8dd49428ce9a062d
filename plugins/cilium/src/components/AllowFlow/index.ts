export { AllowFlow } from './AllowFlow';
