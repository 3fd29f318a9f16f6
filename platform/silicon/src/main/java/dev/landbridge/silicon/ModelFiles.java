package dev.landbridge.silicon;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of one model, wherever they are kept. */
public interface ModelFiles {

    /** Names without folders, in their order; what lies in a folder is not the model's own. */
    List<String> names();

    /** Bytes of a file. */
    long size(String name) throws IOException;

    /** From the start; the caller closes it and may do so before the end. */
    InputStream open(String name) throws IOException;

    /** How a message names a file. */
    String label(String name);
}
