package dev.landbridge.registry.imports;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A repository somewhere else, in the protocol of its kind. */
interface Source {
    Listing list() throws IOException, InterruptedException;

    /** Where the bytes of a file are, at the commit that the listing named. */
    URI address(String commit, RemoteFile file);

    /** What says who asks. */
    Map<String, String> headers();
}
