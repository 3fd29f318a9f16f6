package dev.landbridge.eval.suite;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "suite_file")
@IdClass(SuiteFileEntity.Key.class)
class SuiteFileEntity {
    @Id
    String suiteId;

    @Id
    String path;

    byte[] content;

    /** Suite and path. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String suiteId;
        String path;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.suiteId.equals(suiteId) && key.path.equals(path);
        }

        @Override
        public int hashCode() {
            return suiteId.hashCode() * 31 + path.hashCode();
        }
    }
}
