import 'reflect-metadata';

// As the product runs: GraphQL checks each type of each answer otherwise.
process.env.NODE_ENV = 'production';
