/** How a receiver checks a call: signed after the Standard Webhooks specification, for which every language has a library. */
export const VERIFY = `# pip install standardwebhooks
import os
from standardwebhooks import Webhook

# raises when the call is not ours, was changed, or is older than five minutes;
# headers: webhook-id, webhook-timestamp, webhook-signature
Webhook(os.environ["WEBHOOK_SECRET"]).verify(body, headers)`;
