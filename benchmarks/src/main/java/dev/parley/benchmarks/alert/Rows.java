package dev.parley.benchmarks.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that a ledger wrote, to be written again without deciding anything. */
final class Rows {

    private static final List<String> TABLES = List.of(
            "verdict",
            "article",
            "article_place",
            "story",
            "story_article",
            "agreement",
            "position",
            "deadline",
            "notice",
            "outbox",
            "decision");

    /** @param columns that the database does not fill by itself, each with its type */
    private record Table(Map<String, String> columns, List<String[]> rows) {}

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private Rows() {}

    /** Reads all rows of the schema that the connection is in. */
    static Rows of(Connection connection) throws SQLException {
        Rows rows = new Rows();
        for (String table : TABLES) {
            Map<String, String> columns = columns(connection, table);
            List<String[]> values = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(
                            "select " + String.join(", ", columns.keySet()) + " from " + table)) {
                while (found.next()) {
                    String[] row = new String[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getString(i + 1);
                    }
                    values.add(row);
                }
            }
            rows.tables.put(table, new Table(columns, values));
        }
        return rows;
    }

    private static Map<String, String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select column_name, udt_name from information_schema.columns
                where table_schema = current_schema() and table_name = ?
                  and is_generated = 'NEVER' and is_identity = 'NO'
                order by ordinal_position""")) {
            statement.setString(1, table);
            Map<String, String> columns = new LinkedHashMap<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String type = found.getString("udt_name");
                    // PostgreSQL calls an array of texts _text
                    columns.put(found.getString("column_name"), type.startsWith("_") ? type.substring(1) + "[]" : type);
                }
            }
            return columns;
        }
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
        long size = table.rows.size();
        List<String[]> rows = table.rows.subList((int) (size * part / parts), (int) (size * (part + 1) / parts));
        String values = String.join(
                ", ", table.columns.values().stream().map(type -> "?::" + type).toList());
        String insert =
                "insert into " + name + " (" + String.join(", ", table.columns.keySet()) + ") values (" + values + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setString(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
