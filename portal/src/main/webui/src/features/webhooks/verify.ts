/** How a receiver checks a call; the header and its form are those of the sender in model-registry. */
export const VERIFY = `import hashlib, hmac, os

def is_ours(body: bytes, signature: str) -> bool:
    secret = os.environ["WEBHOOK_SECRET"].encode()
    wanted = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, signature)  # header X-Landbridge-Signature`;
