/**
 * Where pages go on a resource in Azure. The endpoint is the resource's own; signalling, telemetry and
 * registration of the calling package go to the domains that Microsoft lists for firewalls, media by UDP
 * past this policy.
 *
 * @see MicrosoftDocs/azure-docs, articles/communication-services/concepts/voice-video-calling/network-requirements.md
 */
export const azureOrigins = [
  'https://*.communication.azure.com',
  'https://*.skype.com',
  'https://*.microsoft.com',
  'https://*.azure.net',
  'https://*.azureedge.net',
  'https://*.azure.com',
  'https://*.office.com',
] as const;
