package dev.landbridge.kit.blob;

/**
 * A multipart upload of the object store.
 *
 * @param key where the parts become one object that nobody sees
 * @param uploadId the store's own name of the upload
 * @param partSize bytes of every part but the last
 */
record S3Upload(String key, String uploadId, long partSize) {
    static S3Upload parse(String text) {
        String[] fields = text.split(" ", 3);
        return new S3Upload(fields[1], fields[2], Long.parseLong(fields[0]));
    }

    @Override
    public String toString() {
        return partSize + " " + key + " " + uploadId;
    }
}
