package dev.parley.benchmarks.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that a ledger wrote, to be written again without deciding anything. */
final class Rows {

    /** In an order in which rows that others refer to come first. */
    private static final List<String> TABLES = List.of(
            "verdict",
            "article",
            "article_place",
            "story",
            "story_article",
            "agreement",
            "position",
            "notice",
            "decision");

    private record Table(List<String> columns, List<String> types, List<Object[]> rows) {}

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private Rows() {}

    /** Reads all rows of the schema that the connection is in. */
    static Rows of(Connection connection) throws SQLException {
        Rows rows = new Rows();
        for (String table : TABLES) {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select * from " + table)) {
                ResultSetMetaData data = found.getMetaData();
                List<String> columns = new ArrayList<>();
                List<String> types = new ArrayList<>();
                List<Integer> numbers = new ArrayList<>();
                for (int i = 1; i <= data.getColumnCount(); i++) {
                    if (!data.isAutoIncrement(i)) {
                        columns.add(data.getColumnName(i));
                        types.add(data.getColumnTypeName(i));
                        numbers.add(i);
                    }
                }
                List<Object[]> values = new ArrayList<>();
                while (found.next()) {
                    Object[] row = new Object[numbers.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getString(numbers.get(i));
                    }
                    values.add(row);
                }
                rows.tables.put(table, new Table(columns, types, values));
            }
        }
        return rows;
    }

    int count() {
        return tables.values().stream().mapToInt(table -> table.rows.size()).sum();
    }

    /**
     * Writes them in as many transactions as the ledger took, each with its share of every table.
     *
     * @param connection to an empty schema
     */
    void write(Connection connection, int transactions) throws SQLException {
        connection.setAutoCommit(false);
        for (int part = 0; part < transactions; part++) {
            for (Map.Entry<String, Table> table : tables.entrySet()) {
                write(connection, table.getKey(), table.getValue(), part, transactions);
            }
            connection.commit();
        }
    }

    private static void write(Connection connection, String name, Table table, int part, int parts)
            throws SQLException {
        List<Object[]> rows = table.rows.subList(
                (int) ((long) table.rows.size() * part / parts), (int) ((long) table.rows.size() * (part + 1) / parts));
        String values = String.join(
                ", ", table.types.stream().map(type -> "?::" + array(type)).toList());
        // stories come in no order of their articles: whoever refers to a later one waits for it
        String insert = "insert into " + name + " (" + String.join(", ", table.columns) + ") values (" + values + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The driver calls an array of texts {@code _text}. */
    private static String array(String type) {
        return type.startsWith("_") ? type.substring(1) + "[]" : type;
    }
}
