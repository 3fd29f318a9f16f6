package dev.landbridge.harness.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Rows of a Parquet file as Python's readers give them: structures are mappings, lists are lists. */
final class ParquetRows {
    private static final Set<LogicalTypeAnnotation> TEXTS = Set.of(
            LogicalTypeAnnotation.stringType(), LogicalTypeAnnotation.enumType(), LogicalTypeAnnotation.jsonType());

    private ParquetRows() {}

    /** @throws IOException when it is no Parquet file, or has a column of a type that documents have no value for */
    static List<Map<String, Object>> read(byte... content) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PureJavaCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new ParquetBytes(content), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            check(schema, "");
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            List<Map<String, Object>> rows = new ArrayList<>();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(group, new GroupRecordConverter(schema));
                for (long row = 0; row < group.getRowCount(); row++) {
                    rows.add(structure(records.read(), schema));
                }
            }
            return rows;
        } catch (ParquetDecodingException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new IOException("is no Parquet file that can be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (e.getMessage() != null && e.getMessage().contains("is not a Parquet file")) {
                throw new IOException("is no Parquet file", e);
            }
            throw e;
        }
    }

    private static void check(GroupType group, String path) throws IOException {
        for (Type field : group.getFields()) {
            String name = path + field.getName();
            if (!field.isPrimitive()) {
                if (isMap(field)) {
                    throw new IOException("column '" + name + "' is a map; make it a structure or a JSON text");
                }
                check(field.asGroupType(), name + ".");
            } else if (!isKnown(field.asPrimitiveType())) {
                throw new IOException(
                        "column '%s' has the type %s; documents have texts, numbers, truth values, lists and structures"
                                .formatted(name, named(field.asPrimitiveType())));
            }
        }
    }

    private static String named(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return meaning == null ? type.getPrimitiveTypeName().toString() : meaning.toString();
    }

    private static boolean isMap(Type field) {
        return field.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation;
    }

    private static boolean isKnown(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof LogicalTypeAnnotation.UnknownLogicalTypeAnnotation) {
            return true; // a column without any value
        }
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> meaning != null && TEXTS.contains(meaning);
            case INT32, INT64 -> meaning == null || meaning instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation;
            case BOOLEAN, FLOAT, DOUBLE -> true;
            case INT96, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    private static Map<String, Object> structure(Group group, GroupType type) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int field = 0; field < type.getFieldCount(); field++) {
            values.put(type.getFieldName(field), value(group, type.getType(field), field));
        }
        return values;
    }

    private static Object value(Group group, Type type, int field) {
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
                values.add(one(group, type, field, i));
            }
            return values;
        }
        return group.getFieldRepetitionCount(field) == 0 ? null : one(group, type, field, 0);
    }

    private static Object one(Group group, Type type, int field, int index) {
        if (type.isPrimitive()) {
            return primitive(group, type.asPrimitiveType().getPrimitiveTypeName(), field, index);
        }
        Group inner = group.getGroup(field, index);
        boolean list = type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation;
        return list ? list(inner, type.asGroupType()) : structure(inner, type.asGroupType());
    }

    /** The three levels of the format's own lists, or the two of old writers. */
    private static List<?> list(Group list, GroupType type) {
        Type repeated = type.getType(0);
        boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
        if (!wrapped) {
            return (List<?>) value(list, repeated, 0);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            values.add(value(list.getGroup(0, i), repeated.asGroupType().getType(0), 0));
        }
        return values;
    }

    private static Object primitive(Group group, PrimitiveTypeName type, int field, int index) {
        return switch (type) {
            case BOOLEAN -> group.getBoolean(field, index);
            case INT32 -> (long) group.getInteger(field, index);
            case INT64 -> group.getLong(field, index);
            case FLOAT -> (double) group.getFloat(field, index);
            case DOUBLE -> group.getDouble(field, index);
            default -> group.getBinary(field, index).toStringUsingUTF8();
        };
    }
}
