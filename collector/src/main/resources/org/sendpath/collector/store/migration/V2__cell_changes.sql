-- What transactions added to the cells and is not in them yet: CubeChange. One row for each transaction instead of one for
-- each cell; some hundreds of rows are brought into the cells at once.
CREATE TABLE cell_change (
  number ${whole} NOT NULL PRIMARY KEY,
  changes ${bytes} NOT NULL
);
