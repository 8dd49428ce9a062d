export { FileFindings } from './FileFindings';
export { TenantFacts } from './TenantFacts';
export { TenantVerdict } from './TenantVerdict';
export { SectionHeading } from './Section';
