package dev.landbridge.portal.frontdoor;

/** Whose language is spoken at a path; it decides the shape of errors and how the team is named. */
enum Door {
    LANDBRIDGE,
    OPENAI,
    MLFLOW,
    HUGGING_FACE;

    /** Whether credentials are only ours here, so that a foreign one is refused at once. */
    boolean knowsEveryCredential() {
        return this == MLFLOW || this == HUGGING_FACE;
    }
}
