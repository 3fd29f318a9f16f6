/** What the registry tells of: EventType in model-registry. */
export const EVENTS = [
  'model.created', 'model.described', 'model.renamed', 'model.deleted', 'version.registered', 'version.deleted', 'version.signed', 'dataset.registered',
  'alias.moved', 'alias.refused', 'alias.removed', 'release.requested', 'release.approved', 'release.rejected', 'release.cancelled', 'release.changed',
  'evidence.recorded', 'access.requested', 'access.decided',
];
