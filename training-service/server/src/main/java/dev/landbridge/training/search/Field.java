package dev.landbridge.training.search;

/** What a comparison or an order is about; an attribute's key is its canonical name. */
public record Field(FieldKind kind, String key) {
    @Override
    public String toString() {
        return kind + "." + key;
    }
}
